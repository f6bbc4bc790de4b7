package com.nebengjek.payment.provider;

import com.nebengjek.events.PaymentStatus;

/**
 * A charge as it stands with the provider.
 *
 * @param id the provider's
 */
public record Charge(String id, PaymentStatus status) {}
