package com.nebengjek.api.ingest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of {@code POST /events}.
 *
 * @param maxBatch events that a batch may have
 * @param perMinute events that a person may publish in a minute; a key has its own allowance
 */
@ConfigurationProperties("nebengjek.api.ingest")
record IngestSettings(@DefaultValue("100") int maxBatch, @DefaultValue("600") int perMinute) {

    IngestSettings {
        require("max-batch", maxBatch > 0, maxBatch);
        require("per-minute", perMinute > 0, perMinute);
    }

    private static void require(String property, boolean holds, int value) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "nebengjek.api.ingest." + property + " must be more than 0 (was " + value + ")");
        }
    }
}
