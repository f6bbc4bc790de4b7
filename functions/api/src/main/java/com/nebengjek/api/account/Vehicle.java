package com.nebengjek.api.account;

/** What a driver drives, and how passengers tell it from others. */
public record Vehicle(VehicleType type, Plate plate) {}
