package com.nebengjek.events;

/** What match-propose emits. */
public sealed interface MatchProposeOutput
        permits MatchProposal,
                MatchRound,
                MatchRefused {}
