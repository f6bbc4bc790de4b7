package com.nebengjek.jetstream.probe;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Events that come by HTTP, in programs that have no web server of their own and are told a port.
 *
 * @param enabled whether {@code POST /} takes events ({@code HTTP_EVENTS})
 * @param maxBody largest body that is read
 * @param maxConcurrent requests that are handled at once; more are told to come again
 */
@ConfigurationProperties("nebengjek.http")
public record HttpProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("256") int maxConcurrent) {

    private static final DataSize LARGEST = DataSize.ofMegabytes(64);

    public HttpProperties {
        if (maxBody.toBytes() < 1 || maxBody.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException(
                    "nebengjek.http.max-body must be from 1B to 64MB (was %s)".formatted(maxBody));
        }
        if (maxConcurrent < 1) {
            throw new IllegalArgumentException(
                    "nebengjek.http.max-concurrent must be at least 1 (was " + maxConcurrent + ")");
        }
    }
}
