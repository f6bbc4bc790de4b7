/** Dead letters: events that could not be handled, kept with the reason until somebody replays or discards them. */
@NullMarked
package com.nebengjek.topology.dead;

import org.jspecify.annotations.NullMarked;
