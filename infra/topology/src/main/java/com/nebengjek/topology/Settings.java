package com.nebengjek.topology;

import com.nebengjek.topology.Change.Difference;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The settings of a server's configuration that the topology decides; every other one is left as it is. */
record Settings<C>(List<Setting<C>> settings) {

    /** A setting by its name in the file, as it is shown to people. */
    record Setting<C>(String name, Function<C, String> shown) {}

    /** What has to change for a configuration to be as wanted. */
    List<Difference> differences(C actual, C wanted) {
        return settings.stream()
                .map(setting -> new Difference(
                        setting.name(),
                        setting.shown().apply(actual),
                        setting.shown().apply(wanted)))
                .filter(difference -> !Objects.equals(difference.before(), difference.after()))
                .toList();
    }

    static String limit(long value) {
        return value <= 0 ? "unlimited" : Long.toString(value);
    }

    static String size(long value) {
        return value <= 0 ? "unlimited" : Quantity.showBytes(value);
    }

    static String list(List<String> values) {
        return values.stream().sorted().toList().toString();
    }

    static String durations(List<Duration> values) {
        return values.stream().map(Quantity::show).toList().toString();
    }
}
