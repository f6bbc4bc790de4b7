package com.nebengjek.local.checks;

import com.nebengjek.local.city.Truth;
import com.nebengjek.local.traffic.StreamsState;
import com.nebengjek.local.traffic.Traffic;
import io.nats.client.JetStreamManagement;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;

/**
 * What the checks look at.
 *
 * @param database as a user who may read everything
 * @param streams after everything was given time to be handled
 * @param roundsNotDue rounds of offers that were held rightly just before that
 * @param traffic what was counted since before the first event
 * @param truth what the people of the city know
 * @param run what was run
 */
public record Evidence(
        Connection database,
        JetStreamManagement server,
        StreamsState streams,
        long roundsNotDue,
        Traffic traffic,
        Truth truth,
        Run run) {

    /**
     * A run.
     *
     * @param began before anything was asked for
     * @param lasted until nobody asked any more
     * @param withRides whether there was anybody to ride, and anybody to drive
     * @param natsLog what the NATS server wrote since it was started, where it runs on this machine
     */
    public record Run(Instant began, Duration lasted, boolean withRides, Path natsLog) {}
}
