package com.nebengjek.events;

/** What match-decide takes. */
public sealed interface MatchDecideInput
        permits MatchCancel,
                MatchAccepted,
                MatchRejected {}
