package com.nebengjek.topology;

import com.nebengjek.topology.FunctionSpec.Rate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a stream tells the functions that read it, in its metadata: they ask the stream when they start, so that this file
 * is the only place where it is said.
 */
final class ToldByStream {

    private static final String PREFIX = "nebengjek.";

    private ToldByStream() {}

    /** By name: {@code nebengjek.ride-progress.partitions}, {@code nebengjek.message-deliver.rate} and {@code .burst}. */
    static Map<String, String> of(List<FunctionSpec> readers, int partitions) {
        Map<String, String> told = new TreeMap<>();
        for (FunctionSpec reader : readers) {
            String name = PREFIX + reader.name();
            Rate rate = reader.rate();
            if (reader.ordered()) {
                told.put(name + ".partitions", Integer.toString(partitions));
            }
            if (rate != null) {
                told.put(name + ".rate", Integer.toString(rate.perSecond()));
                told.put(name + ".burst", Integer.toString(rate.burst()));
            }
        }
        return told;
    }

    /** What a stream of a server tells functions; the rest of its metadata is nobody's business here. */
    static Map<String, String> in(Map<String, String> metadata) {
        Map<String, String> told = new TreeMap<>(metadata);
        told.keySet().removeIf(key -> !key.startsWith(PREFIX));
        return told;
    }

    /** The metadata of a stream with other words to functions. */
    static Map<String, String> replaced(Map<String, String> metadata, Map<String, String> told) {
        Map<String, String> replaced = new TreeMap<>(metadata);
        replaced.keySet().removeIf(key -> key.startsWith(PREFIX));
        replaced.putAll(told);
        return replaced;
    }
}
