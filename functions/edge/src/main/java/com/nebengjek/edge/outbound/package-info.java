/** Events for people: taken from NATS for those whose sockets are here, and named as clients know them. */
@NullMarked
package com.nebengjek.edge.outbound;

import org.jspecify.annotations.NullMarked;
