/** Trace context over NATS: a consumed event continues the trace of its producer. */
@NullMarked
package com.nebengjek.jetstream.tracing;

import org.jspecify.annotations.NullMarked;
