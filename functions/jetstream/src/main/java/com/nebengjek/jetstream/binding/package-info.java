/** Binds functions to durable pull consumers: fetch, order, invoke, publish, acknowledge; retry and dead letters. */
@NullMarked
package com.nebengjek.jetstream.binding;

import org.jspecify.annotations.NullMarked;
