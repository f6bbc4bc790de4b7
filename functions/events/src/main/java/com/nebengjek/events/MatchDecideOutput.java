package com.nebengjek.events;

/** What match-decide emits. */
public sealed interface MatchDecideOutput
        permits MatchConfirmed,
                MatchWithdrawn,
                MatchUnmatched,
                MatchWiden,
                MatchRefused,
                RideCreate {}
