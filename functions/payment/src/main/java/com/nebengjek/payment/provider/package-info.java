/** The payment provider: a port, and the adapter that speaks the contract in {@code openapi.yaml} beside it. */
@NullMarked
package com.nebengjek.payment.provider;

import org.jspecify.annotations.NullMarked;
