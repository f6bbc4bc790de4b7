package com.nebengjek.message.deliver;

import com.nebengjek.events.MessageDeliverOutput;
import com.nebengjek.events.MessageSend;
import com.nebengjek.jetstream.Later;
import com.nebengjek.message.endpoint.Admission;
import com.nebengjek.message.endpoint.Endpoint;
import com.nebengjek.message.endpoint.Endpoint.Disabling;
import com.nebengjek.message.endpoint.EndpointHealth;
import com.nebengjek.message.endpoint.HealthReport;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Sends one message: takes it, asks whether its endpoint may be asked, posts it, records what came of it, says so.
 *
 * <p>Orders come one by one and side by side, so that a slow endpoint holds up nobody else's message; what they ask the
 * database is gathered to one statement for many.
 *
 * <p>A process that dies on the way leaves the message SENDING; when it is overdue it is sent again, with the same
 * {@code webhook-id}. An order whose attempt is on record is answered with the same events again.
 */
final class MessageDelivery<I extends MessageSend> implements Function<I, Flux<MessageDeliverOutput>> {

    private static final int MOST_AT_ONCE = 200;
    private static final Retry A_SHORT_OUTAGE = Retry.backoff(10, Duration.ofMillis(200))
            .maxBackoff(Duration.ofSeconds(2))
            .filter(fault -> !Gathering.isOfTheData(fault));

    private final Gathering<MessageSend, Optional<Taken>> taking;
    private final Gathering<Endpoint, Admission> admitting;
    private final Gathering<Attempt, Boolean> recording;
    private final Gathering<Attempt, Optional<Disabling>> reporting;
    private final Gathering<Deferral, Deferral> deferring;
    private final Recently recently = new Recently();
    private final Sending sending;
    private final AnswerCache cache;
    private final Clock clock;

    MessageDelivery(Messages messages, EndpointHealth health, Sending sending, AnswerCache cache, Clock clock) {
        this.taking = new Gathering<>(MOST_AT_ONCE, messages::take);
        this.admitting = new Gathering<>(MOST_AT_ONCE, health::admit);
        this.recording = new Gathering<>(MOST_AT_ONCE, messages::record);
        this.reporting = new Gathering<>(MOST_AT_ONCE, attempts -> report(health, attempts));
        this.deferring = new Gathering<>(MOST_AT_ONCE, messages::defer);
        this.sending = sending;
        this.cache = cache;
        this.clock = clock;
    }

    @Override
    public Flux<MessageDeliverOutput> apply(I order) {
        return taking.call(order)
                .flatMap(Mono::justOrEmpty)
                .flatMapMany(message -> switch (message.verdict()) {
                    case READY -> deliver(message);
                    case BUSY -> Flux.error(Later.at(message.dueAt(), clock));
                    case DONE, VOID, LEFT -> Flux.fromIterable(Aftermath.of(message));
                });
    }

    private Flux<MessageDeliverOutput> deliver(Taken message) {
        return admission(message)
                .flatMapMany(admission -> admission.granted()
                        ? send(message, admission.trial())
                        : putBack(Deferral.of(message, admission.due())));
    }

    private Mono<Admission> admission(Taken message) {
        return message.endpoint().guarded()
                ? admitting.call(message.endpoint())
                : Mono.just(new Admission(true, false, message.dueAt()));
    }

    private Flux<MessageDeliverOutput> send(Taken message, boolean trial) {
        return sending.send(message, trial).flatMapMany(sent -> switch (sent) {
            case Attempt attempt -> keep(message, attempt);
            case Deferral deferral -> putBack(deferral);
        });
    }

    private Flux<MessageDeliverOutput> putBack(Deferral deferral) {
        return persistently(deferring.call(deferral)).thenMany(Flux.empty());
    }

    /** The endpoint's health first: whoever finds the attempt on record finds an endpoint disabled by it too. */
    private Flux<MessageDeliverOutput> keep(Taken message, Attempt attempt) {
        return persistently(report(message, attempt))
                .flatMap(disabling -> persistently(recording.call(attempt))
                        .map(kept -> Aftermath.of(message, attempt, kept, disabling)))
                .doOnNext(events -> cache.put(message, attempt))
                .flatMapIterable(events -> events);
    }

    /** A success is news only of an endpoint that was not well. */
    private Mono<Optional<Disabling>> report(Taken message, Attempt attempt) {
        recently.saw(attempt);
        boolean isWell = !message.endpoint().troubled() && !recently.failed(attempt.endpointId());
        return attempt.outcome() == Outcome.SENT && isWell
                ? Mono.just(Optional.empty())
                : reporting.call(attempt);
    }

    private Mono<List<Optional<Disabling>>> report(EndpointHealth health, List<Attempt> attempts) {
        Map<UUID, HealthReport> reports = new LinkedHashMap<>();
        attempts.forEach(attempt -> reports.merge(attempt.endpointId(), attempt.health(), HealthReport::then));
        reports.values().forEach(recently::reported);
        return health.report(List.copyOf(reports.values()))
                .map(disabled -> disabled.stream().collect(Collectors.toMap(Disabling::messageId, Function.identity())))
                .map(byMessage -> attempts.stream()
                        .map(attempt -> Optional.ofNullable(byMessage.get(attempt.messageId())))
                        .toList());
    }

    /** What came of a request would be lost with a short outage of the database, and the request made again. */
    private static <T> Mono<T> persistently(Mono<T> statement) {
        return statement.retryWhen(A_SHORT_OUTAGE);
    }
}
