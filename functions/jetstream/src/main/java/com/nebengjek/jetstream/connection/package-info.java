/** The one NATS connection of a process. */
@NullMarked
package com.nebengjek.jetstream.connection;

import org.jspecify.annotations.NullMarked;
