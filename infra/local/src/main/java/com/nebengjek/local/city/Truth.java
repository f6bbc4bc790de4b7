package com.nebengjek.local.city;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the people of the city know to be true at a moment.
 *
 * @param requests how often somebody asked for a ride
 * @param unanswered requests that nobody heard of again, and when they were made
 * @param metres what was driven on each ride between its start and its arrival
 * @param offerLatencies from each request to its first offer on a driver's phone
 */
public record Truth(
        int requests, Map<UUID, Instant> unanswered, Map<UUID, Double> metres, List<Duration> offerLatencies) {

    public static final Truth NOTHING = new Truth(0, Map.of(), Map.of(), List.of());
}
