package com.nebengjek.events;

import com.nebengjek.events.catalogue.Catalogue;

/** The whole catalogue of NebengJek, in the order in which a ride meets it, and then messages. */
public final class Events {

    private static final Catalogue CATALOGUE = Catalogue.of(
            DriverLocationUpdate.class,
            DriverLocationStored.class,
            PassengerLocationUpdate.class,
            PassengerLocationStored.class,
            LocationAggregate.class,
            LivePosition.class,
            DriverBeacon.class,
            UserRegistered.class,
            UserSignedIn.class,
            DriverRegistered.class,
            StateAsked.class,
            PersonState.class,
            MatchRequest.class,
            MatchCancel.class,
            MatchRound.class,
            MatchWiden.class,
            MatchProposal.class,
            MatchAccepted.class,
            MatchRejected.class,
            MatchWithdrawn.class,
            MatchUnmatched.class,
            MatchConfirmed.class,
            MatchRefused.class,
            RideRefused.class,
            RideCreate.class,
            RideCreated.class,
            RideStart.class,
            RideArrive.class,
            RideCancel.class,
            RideStarted.class,
            RideArrived.class,
            RideCancelled.class,
            RideMetered.class,
            RidePayment.class,
            RidePay.class,
            RideSettled.class,
            RidePaid.class,
            RideCompleted.class,
            MessageSendFresh.class,
            MessageSendRetry.class,
            MessageSent.class,
            MessageDead.class,
            EndpointDisabled.class);

    private Events() {}

    public static Catalogue catalogue() {
        return CATALOGUE;
    }
}
