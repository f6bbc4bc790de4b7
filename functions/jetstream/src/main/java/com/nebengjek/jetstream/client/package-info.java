/** JetStream for code that is not a function: publish, read, look after streams and consumers. */
@NullMarked
package com.nebengjek.jetstream.client;

import org.jspecify.annotations.NullMarked;
