/** CloudEvents on NATS, after the CloudEvents NATS protocol binding 1.0. */
@NullMarked
package com.nebengjek.jetstream.cloudevents;

import org.jspecify.annotations.NullMarked;
