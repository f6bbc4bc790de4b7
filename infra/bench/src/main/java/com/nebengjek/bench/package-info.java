/** What NebengJek costs on this machine, and how that compares with its goals: {@code infra/measure}. */
@NullMarked
package com.nebengjek.bench;

import org.jspecify.annotations.NullMarked;
