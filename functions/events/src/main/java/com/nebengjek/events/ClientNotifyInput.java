package com.nebengjek.events;

/** What client-notify takes: everything that a person is told. */
public sealed interface ClientNotifyInput extends ToldToPerson
        permits MatchProposal,
                MatchWithdrawn,
                MatchUnmatched,
                MatchConfirmed,
                MatchRefused,
                RideRefused,
                RideCreated,
                RideStarted,
                RideArrived,
                RideCancelled,
                RidePayment,
                RideCompleted {}
