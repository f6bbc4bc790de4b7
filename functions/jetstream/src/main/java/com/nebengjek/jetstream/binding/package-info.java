/** Binds functions to durable consumers: find and decode for them, invoke, publish what comes out. */
@NullMarked
package com.nebengjek.jetstream.binding;

import org.jspecify.annotations.NullMarked;
