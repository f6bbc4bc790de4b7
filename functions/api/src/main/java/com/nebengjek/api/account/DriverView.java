package com.nebengjek.api.account;

import com.nebengjek.api.account.Account.Driving;
import java.time.Instant;
import java.util.UUID;

/** A registered driver, as the driver sees it. */
record DriverView(UUID userId, VehicleType vehicleType, Plate vehiclePlate, Instant registeredAt) {

    static DriverView of(UUID person, Driving driving) {
        return new DriverView(person, driving.vehicle().type(), driving.vehicle().plate(), driving.since());
    }
}
