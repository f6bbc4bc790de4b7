/** Rides as the people in them see them. */
@NullMarked
package com.nebengjek.api.ride;

import org.jspecify.annotations.NullMarked;
