/** What happens to an event between the server and its handler: pull, order, retry, dead letter, acknowledge. */
@NullMarked
package com.nebengjek.jetstream.delivery;

import org.jspecify.annotations.NullMarked;
