package com.nebengjek.local.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run came to.
 *
 * @param matched requests that a driver took
 * @param unmatched requests for which nobody was found
 * @param cancelled requests and rides that somebody cancelled
 * @param openRides rides that are neither completed nor cancelled
 * @param violations a sentence for everything that should not be; empty when all is well
 */
public record Report(
        long requests,
        long matched,
        long unmatched,
        long cancelled,
        long completed,
        long openRides,
        Payments payments,
        Odometer odometer,
        Latency offerLatencyMs,
        Events events,
        List<String> violations) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Rupiah of all payments that are settled. */
    public record Payments(long count, long amount, long adminFee, long driverPayout) {}

    /**
     * Metres of all rides that were metered.
     *
     * @param simulatedMetres what the city's drivers drove on them
     */
    public record Odometer(double simulatedMetres, double billedMetres) {}

    /** From a request to its first offer on a phone, in milliseconds. */
    public record Latency(double p50, double p99) {}

    /**
     * What the server saw.
     *
     * @param published events that the streams took
     * @param handled how often a consumer was done with an event
     * @param redelivered events that a consumer got more than once
     * @param deadLetters events that were given up
     */
    public record Events(long published, long handled, long redelivered, long deadLetters) {}

    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writeValueAsString(this) + System.lineSeparator());
    }
}
