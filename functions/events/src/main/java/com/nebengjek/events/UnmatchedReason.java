package com.nebengjek.events;

/** Why a request ended without a driver. */
public enum UnmatchedReason {
    NOBODY_NEAR,
    NOBODY_ACCEPTED,
    CANCELLED
}
