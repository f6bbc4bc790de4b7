package com.nebengjek.topology.status;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long handlers take, by consumer: the histogram {@code nebengjek_handler_time_seconds} of processes, added up.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus text format</a>
 */
public final class HandlerTimes {

    /** Where nobody was asked. */
    public static final HandlerTimes UNKNOWN = new HandlerTimes(Map.of());

    private static final double SHARE = 0.99;
    private static final Pattern BUCKET =
            Pattern.compile("nebengjek_handler_time_seconds_bucket\\{(.*)}\\s+(\\S+).*");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** By consumer: how many calls took no longer than so many seconds. */
    private final Map<String, NavigableMap<Double, Double>> calls;

    private HandlerTimes(Map<String, NavigableMap<Double, Double>> calls) {
        this.calls = calls;
    }

    /** Of the metrics of one process, or of several. */
    public static HandlerTimes of(Collection<String> texts) {
        Map<String, NavigableMap<Double, Double>> calls = new HashMap<>();
        for (String text : texts) {
            text.lines().map(BUCKET::matcher).filter(Matcher::matches).forEach(line -> {
                Map<String, String> labels = labels(line.group(1));
                calls.computeIfAbsent(labels.getOrDefault("consumer", ""), consumer -> new TreeMap<>())
                        .merge(seconds(labels.getOrDefault("le", "+Inf")), Double.valueOf(line.group(2)), Double::sum);
            });
        }
        return new HandlerTimes(calls);
    }

    /** What 99 of 100 calls stayed below, between two buckets by proportion; none when there was no call. */
    public Optional<Duration> p99(String consumer) {
        NavigableMap<Double, Double> buckets = calls.getOrDefault(consumer, new TreeMap<>());
        if (buckets.isEmpty() || buckets.lastEntry().getValue() == 0) {
            return Optional.empty();
        }
        double rank = SHARE * buckets.lastEntry().getValue();
        double below = 0;
        double countBelow = 0;
        for (Map.Entry<Double, Double> bucket : buckets.entrySet()) {
            double count = bucket.getValue();
            if (count >= rank) {
                double share = count > countBelow ? (rank - countBelow) / (count - countBelow) : 1;
                double seconds = Double.isInfinite(bucket.getKey()) ? below : below + share * (bucket.getKey() - below);
                return Optional.of(Duration.ofNanos((long) (seconds * 1e9)));
            }
            below = bucket.getKey();
            countBelow = count;
        }
        return Optional.empty();
    }

    private static double seconds(String bound) {
        return bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        Matcher label = LABEL.matcher(text);
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        return labels;
    }
}
