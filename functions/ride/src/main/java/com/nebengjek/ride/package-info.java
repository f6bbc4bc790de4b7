/** Rides from the match to the payment: their state, their meter, and who may do what to them. */
@NullMarked
package com.nebengjek.ride;

import org.jspecify.annotations.NullMarked;
