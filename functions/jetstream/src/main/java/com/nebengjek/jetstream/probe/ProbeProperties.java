package com.nebengjek.jetstream.probe;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The HTTP server that answers probes, in programs that have no web server of their own.
 *
 * @param port where it listens ({@code PORT}), 0 for any free port; there is no such server when absent
 */
@ConfigurationProperties("nebengjek.probe")
public record ProbeProperties(@Nullable Integer port) {

    private static final int HIGHEST = 65_535;

    public ProbeProperties {
        if (port != null && (port < 0 || port > HIGHEST)) {
            throw new IllegalArgumentException(
                    "nebengjek.probe.port (PORT) must be from 0 to 65535 (was " + port + "): 0 takes any free port");
        }
    }
}
