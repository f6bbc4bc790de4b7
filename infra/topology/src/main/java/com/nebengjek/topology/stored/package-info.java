/** What streams hold: reading it without a consumer, and publishing it once more for one consumer alone. */
@NullMarked
package com.nebengjek.topology.stored;

import org.jspecify.annotations.NullMarked;
