package com.nebengjek.bench.scaling.autoscaler;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/** ScaledObjects of the tests. */
final class Objects {

    static final Instant BEGIN = Instant.parse("2026-05-01T00:00:00Z");

    private Objects() {}

    /** With one trigger, 100 events of which are for one process. */
    static ScaledObject of(String spec) {
        return of(spec, 100);
    }

    static ScaledObject of(String spec, int... thresholds) {
        String triggers = Arrays.stream(thresholds)
                .mapToObj("- {type: nats-jetstream, metadata: {lagThreshold: '%d', activationLagThreshold: '0'}}%n"::formatted)
                .collect(Collectors.joining("", "triggers:\n", ""));
        Object tree = new Load(LoadSettings.builder().build()).loadFromString(spec + "\n" + triggers);
        JsonMapper json = JsonMapper.shared();
        return ScaledObject.of(json.createObjectNode().set("spec", json.valueToTree(tree)));
    }

    static Instant second(double seconds) {
        return BEGIN.plusMillis((long) (seconds * 1000));
    }
}
