package com.nebengjek.bench.codecs;

import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.Position;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.NatsEventWriter;
import io.nats.client.Message;
import io.nats.client.impl.NatsMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Two events: the one that there is most of, and one with data inside its data. */
public enum Sample {
    POSITION(new DriverLocationUpdate(
            id("driver"), -6.175392, 106.827153, Instant.parse("2026-01-02T08:15:30.250Z"), 4.8)),

    MATCH_REQUEST(new MatchRequest(
            id("request"),
            id("passenger"),
            new Position(-6.175392, 106.827153, Instant.parse("2026-01-02T08:15:30.250Z")),
            new Position(-6.137645, 106.817125, null),
            Instant.parse("2026-01-02T08:15:31.500Z")));

    private static final Clock SENT = Clock.fixed(Instant.parse("2026-01-02T08:15:32.123456Z"), ZoneOffset.UTC);
    private static final String TRACE_PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final UUID id;
    private final Record data;
    private final EventType<?> type;

    Sample(Record data) {
        this.id = id(name());
        this.data = data;
        this.type = EventType.of(data.getClass());
    }

    Record data() {
        return data;
    }

    EventType<?> type() {
        return type;
    }

    byte[] json() {
        return type.encode(data);
    }

    String subject() {
        return type.subjectOf(data);
    }

    /** The headers that a publisher writes, all of them. */
    NatsEventWriter headers(Clock clock) {
        String id = this.id.toString();
        return NatsEventWriter.event(id, "/nebengjek/edge", type.type())
                .with(EventHeaders.SUBJECT, type.aggregateOf(data))
                .at(clock.instant())
                .json()
                .with(EventHeaders.PARTITION_KEY, type.partitionKeyOf(data))
                .with(EventHeaders.CORRELATION_ID, type.correlationOf(data))
                .with(EventHeaders.CAUSATION_ID, id)
                .with(EventHeaders.TRACE_PARENT, TRACE_PARENT)
                .plain(EventHeaders.MESSAGE_ID, id);
    }

    /** The message that a publisher sends, at one moment for ever. */
    Message message() {
        return new NatsMessage(subject(), null, headers(SENT).headers(), json());
    }

    private static UUID id(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8));
    }
}
