/** HTTP: the handshake of sockets, probes, and how the server is tuned for many idle connections. */
@NullMarked
package com.nebengjek.edge.web;

import org.jspecify.annotations.NullMarked;
