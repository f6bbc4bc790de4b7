package com.nebengjek.api.payment;

import com.nebengjek.events.PaymentStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A charge is decided: {@code Callback} of the provider's contract, {@code openapi.yaml} of the payment function.
 *
 * @param callbackId the same for every time it is sent
 * @param reference the payment
 * @param amount whole rupiah
 */
record Callback(String callbackId, String chargeId, UUID reference, long amount, PaymentStatus status) {

    private static final int LONGEST_ID = 100;

    /** @throws IllegalArgumentException saying which member is missing or cannot be right */
    Callback {
        requireId("callback_id", callbackId);
        requireId("charge_id", chargeId);
        require("reference", reference != null);
        require("amount", amount > 0);
        require("status", status == PaymentStatus.PAID || status == PaymentStatus.FAILED);
    }

    private static void requireId(String member, @Nullable String id) {
        require(member, id != null && !id.isBlank() && id.length() <= LONGEST_ID);
    }

    private static void require(String member, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException(member + " is missing, or cannot be right");
        }
    }
}
