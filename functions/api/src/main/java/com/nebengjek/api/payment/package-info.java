/** What the payment provider calls about, believed when it is signed, and told once. */
@NullMarked
package com.nebengjek.api.payment;

import org.jspecify.annotations.NullMarked;
