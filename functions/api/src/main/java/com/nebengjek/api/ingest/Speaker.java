package com.nebengjek.api.ingest;

import com.nebengjek.events.ClientEvent;
import com.nebengjek.events.DriverBeacon;
import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.MatchAccepted;
import com.nebengjek.events.MatchCancel;
import com.nebengjek.events.MatchRejected;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.PassengerLocationUpdate;
import com.nebengjek.events.RideArrive;
import com.nebengjek.events.RideCancel;
import com.nebengjek.events.RidePay;
import com.nebengjek.events.RideStart;
import com.nebengjek.events.Role;
import com.nebengjek.events.catalogue.Catalogue;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Who speaks in an event that comes from outside, by which field, and in which roles one may. */
record Speaker(String field, UUID id, Set<Role> roles) {

    /** What may be published from outside. */
    static final Catalogue EVENTS = Catalogue.of(ClientEvent.class);

    private static final Set<Role> DRIVER = Set.of(Role.DRIVER);
    private static final Set<Role> PASSENGER = Set.of(Role.PASSENGER);
    private static final Set<Role> ANYBODY = EnumSet.allOf(Role.class);

    static Speaker in(ClientEvent event) {
        return switch (event) {
            case DriverLocationUpdate update -> new Speaker("user_id", update.userId(), DRIVER);
            case PassengerLocationUpdate update -> new Speaker("user_id", update.userId(), PASSENGER);
            case DriverBeacon beacon -> new Speaker("user_id", beacon.userId(), DRIVER);
            case MatchRequest request -> new Speaker("passenger_id", request.passengerId(), PASSENGER);
            case MatchCancel cancel -> new Speaker("passenger_id", cancel.passengerId(), PASSENGER);
            case MatchAccepted accepted -> new Speaker("driver_id", accepted.driverId(), DRIVER);
            case MatchRejected rejected -> new Speaker("driver_id", rejected.driverId(), DRIVER);
            case RideStart start -> new Speaker("user_id", start.userId(), ANYBODY);
            case RideArrive arrive -> new Speaker("user_id", arrive.userId(), ANYBODY);
            case RideCancel cancel -> new Speaker("user_id", cancel.userId(), ANYBODY);
            case RidePay pay -> new Speaker("user_id", pay.userId(), PASSENGER);
        };
    }
}
