/** What a person may say to {@code infra/run}. Only the JDK, so that it can be checked before anything is built. */
@NullMarked
package com.nebengjek.local.options;

import org.jspecify.annotations.NullMarked;
