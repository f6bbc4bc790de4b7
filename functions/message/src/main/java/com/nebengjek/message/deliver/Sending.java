package com.nebengjek.message.deliver;

import com.nebengjek.message.endpoint.Answer;
import com.nebengjek.message.endpoint.EndpointClient;
import com.nebengjek.message.retry.Retries;
import com.nebengjek.message.retry.Retries.Failure;
import com.nebengjek.message.retry.RetryAfter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** One attempt: the request, and what becomes of the message by its answer. */
final class Sending {

    /** How long requests took, by what they came to. */
    static final String TIME = "nebengjek.message.request.time";

    private final EndpointClient client;
    private final Retries retries;
    private final Clock clock;
    private final MeterRegistry meters;

    Sending(EndpointClient client, Retries retries, Clock clock, MeterRegistry meters) {
        this.client = client;
        this.retries = retries;
        this.clock = clock;
        this.meters = meters;
    }

    /** An attempt, or a deferral because too many requests were underway to the endpoint. */
    Mono<Sent> send(Taken message, boolean trial) {
        return Mono.defer(() -> {
            Instant begun = now();
            return client.post(message.endpoint(), message.webhookId().toString(), begun, MessageBody.of(message))
                    .map(answer -> answer instanceof Answer.Crowded
                            ? Deferral.of(message, null)
                            : attempt(message, Result.of(answer), begun, trial));
        });
    }

    private Attempt attempt(Taken message, Result result, Instant begun, boolean trial) {
        Instant now = now();
        Next next = next(message, result, now);
        meters.timer(TIME, "outcome", result.outcome().name().toLowerCase(Locale.ROOT))
                .record(Duration.between(begun, now));
        return new Attempt(
                message.messageId(),
                message.turn(),
                message.attempt(),
                message.endpoint().endpointId(),
                begun,
                Duration.between(begun, now).toMillis(),
                result.status(),
                result.outcome(),
                result.error(),
                result.response(),
                next.state(),
                next.dueAt(),
                next.reason(),
                now,
                trial,
                result.gone());
    }

    private record Next(String state, @Nullable Instant dueAt, @Nullable String reason) {}

    private Next next(Taken message, Result result, Instant now) {
        return switch (result.outcome()) {
            case SENT -> new Next("SENT", null, null);
            case PERMANENT -> new Next("DEAD", null, result.error());
            case TRANSIENT -> {
                Failure failure = failure(message, result, now);
                yield retries.dueAfter(failure)
                        .map(due -> new Next("RETRY", due, null))
                        .orElseGet(() -> new Next("DEAD", null, retries.usedUp(failure) + "; the last: " + result.error()));
            }
        };
    }

    private static Failure failure(Taken message, Result result, Instant now) {
        return new Failure(
                message.retryProfile(),
                message.attempt() - message.retriesFrom(),
                now,
                message.createdAt(),
                message.expiresAt(),
                RetryAfter.read(result.retryAfter(), now).orElse(null));
    }

    /** As Postgres keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
