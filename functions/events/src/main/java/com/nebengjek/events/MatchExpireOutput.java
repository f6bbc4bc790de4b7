package com.nebengjek.events;

/** What match-expire emits. */
public sealed interface MatchExpireOutput
        permits MatchWithdrawn,
                MatchUnmatched,
                MatchWiden {}
