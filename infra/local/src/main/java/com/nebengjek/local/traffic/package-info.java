/** What goes over the wire between functions and streams, seen from outside: nothing here asks a function. */
@NullMarked
package com.nebengjek.local.traffic;

import org.jspecify.annotations.NullMarked;
