package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.Length;
import java.util.UUID;

/** A command about a ride or its payment was refused by a rule. */
@Describe("A command about a ride or its payment was refused by a rule")
@Event(subject = "ride.refused.user.{user_id}", stream = "RIDE")
public record RideRefused(
        @Describe(value = "The person who asked", example = "0a9d8c7b-6e5f-4d3c-a2b1-908f7e6d5c4b") UUID userId,
        String of,
        @Describe(value = "Stable code of the rule that said no", example = "not-your-payment") String code,
        @Length(max = 1024)
                @Describe(value = "What was wrong and what to do, for a person", example = "You have no such payment.")
                String message)
        implements ClientNotifyInput, RideProgressOutput, PaymentOutput {}
