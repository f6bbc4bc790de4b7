package com.nebengjek.jetstream.publish;

import com.nebengjek.jetstream.EventPublisher;
import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.Published;
import com.nebengjek.jetstream.StreamUnavailable;
import com.nebengjek.jetstream.cloudevents.ContentEncoding;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.NatsEventWriter;
import com.nebengjek.jetstream.tracing.EventTracing;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Publishes events as CloudEvents in binary mode. */
public final class JetStreamEventPublisher implements EventPublisher {

    private static final int SERVICE_UNAVAILABLE = 503;
    private static final Published KEPT_NOWHERE = new Published("", 0, false);

    private final Connection connection;
    private final JetStream jetStream;
    private final EventTracing tracing;
    private final PublishJournal journal;
    private final Clock clock;
    private final Wire wire;

    /** A publisher that nobody measures. */
    public JetStreamEventPublisher(Connection connection, JetStream jetStream, EventTracing tracing, Clock clock) {
        this(connection, jetStream, tracing, PublishJournal.NONE, clock, Wire.NEVER);
    }

    /** @param compressAbove data of more bytes than this travels gzip; {@link Wire#NEVER} switches it off */
    public JetStreamEventPublisher(
            Connection connection,
            JetStream jetStream,
            EventTracing tracing,
            PublishJournal journal,
            Clock clock,
            int compressAbove) {
        this.connection = connection;
        this.jetStream = jetStream;
        this.tracing = tracing;
        this.journal = journal;
        this.clock = clock;
        this.wire = new Wire(connection, compressAbove);
    }

    @Override
    public Mono<Published> publish(Publication publication) {
        return Mono.fromFuture(() -> send(publication));
    }

    /** As {@link #publish}, without waiting for a subscriber. The future fails with the errors named there. */
    public CompletableFuture<Published> send(Publication publication) {
        try {
            Routed routed = Routed.of(publication.event());
            long begin = System.nanoTime();
            return send(publication, routed)
                    .whenComplete((published, fault) -> journal.published(
                            publication, routed, published, System.nanoTime() - begin));
        } catch (RuntimeException fault) {
            return CompletableFuture.failedFuture(fault);
        }
    }

    private CompletableFuture<Published> send(Publication publication, Routed routed) {
        try {
            byte[] data = routed.type().encode(routed.data());
            byte[] body = wire.pack(data);
            Headers headers = headers(publication, routed, body != data);
            wire.requireSize(routed.subject(), headers, body);
            if (!routed.isKept()) {
                connection.publish(routed.subject(), headers, body);
                return CompletableFuture.completedFuture(KEPT_NOWHERE);
            }
            return jetStream
                    .publishAsync(routed.subject(), headers, body)
                    .handle((ack, fault) -> fault == null ? published(ack) : refused(routed.subject(), fault));
        } catch (RuntimeException fault) {
            return CompletableFuture.failedFuture(fault);
        }
    }

    private Headers headers(Publication publication, Routed routed, boolean packed) {
        NatsEventWriter event = routed.attributes(publication, clock.instant())
                .with(EventHeaders.TRACE_PARENT, traceParent(publication))
                .plain(EventHeaders.MESSAGE_ID, publication.messageId());
        if (packed) {
            event.plain(ContentEncoding.HEADER, ContentEncoding.GZIP);
        }
        return event.forPublish();
    }

    private @Nullable String traceParent(Publication publication) {
        return publication.traceparent() == null ? tracing.current() : publication.traceparent();
    }

    private static Published refused(String subject, Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        boolean unavailable =
                switch (cause) {
                    case JetStreamApiException answer -> answer.getErrorCode() == SERVICE_UNAVAILABLE;
                    case IOException noAnswer -> true;
                    case CancellationException tooLate -> true;
                    case TimeoutException tooLate -> true;
                    default -> false;
                };
        throw unavailable ? new StreamUnavailable(subject, cause) : new CompletionException(cause);
    }

    private static Published published(PublishAck ack) {
        return new Published(ack.getStream(), ack.getSeqno(), ack.isDuplicate());
    }
}
