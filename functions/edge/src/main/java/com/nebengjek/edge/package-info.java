/** The WebSocket edge: people's frames become events, and events for people become frames. */
@NullMarked
package com.nebengjek.edge;

import org.jspecify.annotations.NullMarked;
