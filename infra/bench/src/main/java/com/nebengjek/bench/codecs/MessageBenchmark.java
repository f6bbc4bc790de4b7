package com.nebengjek.bench.codecs;

import com.nebengjek.jetstream.cloudevents.JsonEventFormat;
import com.nebengjek.jetstream.cloudevents.NatsEventReader;
import com.nebengjek.jetstream.cloudevents.NatsMessageFactory;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventFormat;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.time.Clock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An event around its data, which is left as it is: from a NATS message and back, in both modes. */
@State(Scope.Benchmark)
public class MessageBenchmark {

    private final Clock clock = Clock.systemUTC();
    private final EventFormat json = new JsonEventFormat();

    @Param
    Sample of;

    private String subject;
    private CloudEvent event;
    private Message binary;
    private Message structured;

    @Setup
    public void prepare() {
        subject = of.subject();
        binary = of.message();
        event = NatsMessageFactory.createReader(binary).toEvent();
        structured = writeStructured();
    }

    @Benchmark
    public ReceivedEvent readBinary() {
        return NatsEventReader.read(binary);
    }

    @Benchmark
    public ReceivedEvent readStructured() {
        return NatsEventReader.read(structured);
    }

    /** The headers of a publish, and so all of it but the data. */
    @Benchmark
    public Headers writeBinary() {
        return of.headers(clock).forPublish();
    }

    @Benchmark
    public Message writeStructured() {
        return NatsMessageFactory.createWriter(subject).writeStructured(event, json);
    }
}
