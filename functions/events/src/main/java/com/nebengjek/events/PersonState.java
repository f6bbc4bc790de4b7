package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.Range;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that is open of one person; what it leaves out is not open. Sent to client.{user}. */
@Describe("Everything that is open of one person; what it leaves out is not open. Sent to client.{user}")
@Event(subject = "user.state.person.{user_id}")
public record PersonState(
        UUID userId,
        @Describe("Whether a driver takes passengers; absent for who does not drive") @Nullable Boolean onDuty,
        @Describe("What the person asks for as a passenger") @Nullable OpenRequest request,
        @Describe("What the person may accept as a driver, the most urgent first") List<OpenOffer> offers,
        @Describe("The ride under way, or else the last one that is not paid") @Nullable OpenRide ride,
        @Describe("What that ride costs, from when it is billed until it is paid") @Nullable Payment payment)
        implements ToldToPerson {

    public PersonState {
        offers = List.copyOf(offers);
    }

    /** A request that nobody has accepted yet. */
    @Describe("A request that nobody has accepted yet")
    public record OpenRequest(UUID requestId, Position pickup, Position destination) {}

    /** An offer that can still be accepted. */
    @Describe("An offer that can still be accepted")
    public record OpenOffer(
            UUID matchId,
            UUID requestId,
            UUID passengerId,
            Position pickup,
            Position destination,
            @Range(min = 0) @Describe("Metres between driver and pickup, as the crow flies") double distance,
            @Range(min = 0) @Describe("Whole seconds until the driver can be at the pickup") long estimatedEta,
            Instant expiresAt) {}

    /** A ride that is not over, or not paid. */
    @Describe("A ride that is not over, or not paid")
    public record OpenRide(
            UUID rideId,
            UUID matchId,
            UUID driverId,
            UUID passengerId,
            RideStatus status,
            Position pickup,
            Position destination) {}
}
