/** A recorded day of the city, gone through once more by the present code. */
@NullMarked
package com.nebengjek.replay;

import org.jspecify.annotations.NullMarked;
