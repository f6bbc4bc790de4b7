package com.nebengjek.events;

/** What match-propose takes. */
public sealed interface MatchProposeInput
        permits MatchRequest,
                MatchWiden {}
