package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A passenger no longer wants the ride asked for. */
@Describe("A passenger no longer wants the ride asked for")
@Event(subject = "match.cancel.passenger.{passenger_id}", key = "request_id", stream = "MATCH")
public record MatchCancel(
        @Describe("The request; absent means whichever is open") @Nullable UUID requestId,
        UUID passengerId)
        implements MatchDecideInput, EarlierClientsOutput {}
