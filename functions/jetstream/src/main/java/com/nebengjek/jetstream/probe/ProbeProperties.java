package com.nebengjek.jetstream.probe;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The HTTP server that answers probes, in programs that have no web server of their own, and metrics, in those that have one.
 *
 * @param port where it listens ({@code PORT}), 0 for any free port; there is no such server when absent
 * @param metricsPort where it listens in a program with a web server ({@code METRICS_PORT}), so that what the process has
 *     counted is not shown to all the world; 0 for any free port, and no such server when absent
 */
@ConfigurationProperties("nebengjek.probe")
public record ProbeProperties(@Nullable Integer port, @Nullable Integer metricsPort) {

    private static final int HIGHEST = 65_535;

    public ProbeProperties {
        require("nebengjek.probe.port (PORT)", port);
        require("nebengjek.probe.metrics-port (METRICS_PORT)", metricsPort);
    }

    private static void require(String property, @Nullable Integer port) {
        if (port != null && (port < 0 || port > HIGHEST)) {
            throw new IllegalArgumentException(
                    property + " must be from 0 to 65535 (was " + port + "): 0 takes any free port");
        }
    }
}
