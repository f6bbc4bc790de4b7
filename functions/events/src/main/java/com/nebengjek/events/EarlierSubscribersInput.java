package com.nebengjek.events;

/** What earlier-subscribers takes: everything that subscribers of the earlier system were told. */
public sealed interface EarlierSubscribersInput
        permits MatchProposal,
                MatchConfirmed,
                MatchWithdrawn,
                RideCreated,
                RideStarted,
                RideCompleted,
                LocationAggregate {}
