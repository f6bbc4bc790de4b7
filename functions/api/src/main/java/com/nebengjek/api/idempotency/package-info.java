/** Requests that create something, repeated without creating it twice. */
@NullMarked
package com.nebengjek.api.idempotency;

import org.jspecify.annotations.NullMarked;
