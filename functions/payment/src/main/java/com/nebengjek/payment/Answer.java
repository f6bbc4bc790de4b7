package com.nebengjek.payment;

import com.nebengjek.events.PaymentStatus;
import java.util.Optional;

/**
 * What a word about a payment was answered with.
 *
 * @param status that people are told; empty when they are told nothing
 * @param charge the number of the charge that an intent to pay is about; 0 for the provider's words
 */
record Answer(Optional<PaymentStatus> status, int charge) {}
