package com.nebengjek.local.city;

import java.util.Map;
import java.util.UUID;

/** What all people of the city share. */
record Surroundings(
        Timeline timeline,
        Streets streets,
        Logbook logbook,
        Map<UUID, Driver> drivers,
        Map<UUID, Passenger> passengers) {}
