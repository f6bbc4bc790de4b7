package com.nebengjek.local.options;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to run the city.
 *
 * @param drivers how many drivers are on the road
 * @param passengers how many passengers ask for rides
 * @param time how long the city asks for rides; until it is interrupted when absent
 * @param speed factor of all movement
 * @param seed what all decisions of the city follow from
 * @param port where the edge listens; 0 for a free one
 * @param city whether there is a city at all
 * @param messages whether there is nothing but the message system, and a receiver to try it with
 * @param secure whether each function has a user, a connection and a database role of its own, over TLS
 * @param keep whether data of an earlier run is taken up and left behind
 * @param report where the JSON report goes
 * @param record where the events go that pass, for a replay
 */
public record Options(
        int drivers,
        int passengers,
        Optional<Duration> time,
        double speed,
        long seed,
        int port,
        boolean city,
        boolean messages,
        boolean secure,
        boolean keep,
        Optional<Path> report,
        Optional<Path> record) {}
