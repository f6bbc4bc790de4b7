/** Spring Cloud Function on NATS JetStream: what a handler may use. */
@NullMarked
package com.nebengjek.jetstream;

import org.jspecify.annotations.NullMarked;
