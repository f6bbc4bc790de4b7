/** What a ride costs, who gets it, and whether it is paid. */
@NullMarked
package com.nebengjek.payment;

import org.jspecify.annotations.NullMarked;
