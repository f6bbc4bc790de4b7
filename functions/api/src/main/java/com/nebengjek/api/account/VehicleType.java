package com.nebengjek.api.account;

/** What somebody drives. */
public enum VehicleType {
    MOTORCYCLE,
    CAR
}
