/** All of NebengJek on one machine: what {@code infra/run} starts. */
@NullMarked
package com.nebengjek.local;

import org.jspecify.annotations.NullMarked;
