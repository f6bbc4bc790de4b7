/** Tickets that open a socket at the edge. */
@NullMarked
package com.nebengjek.api.ticket;

import org.jspecify.annotations.NullMarked;
