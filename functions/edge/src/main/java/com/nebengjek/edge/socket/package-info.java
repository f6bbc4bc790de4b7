/** Sockets: who holds them, what is said on them, how slow or silent they may be, and how they close. */
@NullMarked
package com.nebengjek.edge.socket;

import org.jspecify.annotations.NullMarked;
