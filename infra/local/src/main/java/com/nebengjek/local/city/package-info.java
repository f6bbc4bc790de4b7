/** A simulated city: drivers and passengers who use NebengJek through the edge as phones do, and know what really happened. */
@NullMarked
package com.nebengjek.local.city;

import org.jspecify.annotations.NullMarked;
