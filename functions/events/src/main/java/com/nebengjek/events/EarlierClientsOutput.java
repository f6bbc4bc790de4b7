package com.nebengjek.events;

/** What earlier-clients emits: what clients of the earlier system can say. */
public sealed interface EarlierClientsOutput extends ClientEvent
        permits DriverLocationUpdate,
                PassengerLocationUpdate,
                DriverBeacon,
                MatchRequest,
                MatchCancel,
                MatchAccepted,
                MatchRejected,
                RideStart,
                RideArrive {}
