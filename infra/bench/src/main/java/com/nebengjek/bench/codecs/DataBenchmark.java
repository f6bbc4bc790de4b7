package com.nebengjek.bench.codecs;

import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import java.time.Clock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An event's data, from JSON to a record and back. */
@State(Scope.Benchmark)
public class DataBenchmark {

    private final Clock clock = Clock.systemUTC();

    @Param
    Sample of;

    private EventType<?> type;
    private Record data;
    private byte[] json;

    @Setup
    public void prepare() {
        type = of.type();
        data = of.data();
        json = of.json();
    }

    /** As a function reads what came from a stream: in one pass, checked on the way. */
    @Benchmark
    public Object decode() {
        return type.decode(json, clock);
    }

    /** As the edge reads a frame: a tree, checked against the schema and then converted. */
    @Benchmark
    public Object decodeBySchema() {
        return type.decodeStrictly(EventJson.mapper().readTree(json), clock);
    }

    @Benchmark
    public byte[] encode() {
        return type.encode(data);
    }
}
