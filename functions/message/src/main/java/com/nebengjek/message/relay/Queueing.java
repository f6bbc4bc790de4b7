package com.nebengjek.message.relay;

import com.nebengjek.events.MessageDead;
import com.nebengjek.jetstream.EventPublisher;
import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.StreamUnavailable;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Publishes claimed messages and marks them queued when the stream has acknowledged them.
 *
 * <p>A process that dies before the mark leaves rows whose order is in the stream all the same: it is good, and whoever
 * takes it need not know of the mark. What was not published is due again when its lease ends.
 */
final class Queueing {

    private static final Logger log = LoggerFactory.getLogger(Queueing.class);
    private static final String SOURCE = "/functions/message-relay";
    private static final int LONGEST_REASON = 1000;

    private final EventPublisher publisher;
    private final DueMessages table;
    private final RelayMeters meters;
    private final Clock clock;

    /** What became of a message; nothing went wrong with those that the stream has. */
    private record Outcome(Claimed message, @Nullable Throwable fault) {

        boolean isQueued() {
            return fault == null;
        }

        boolean mayBeTakenLater() {
            return fault != null && isOfTheStream(fault);
        }
    }

    Queueing(EventPublisher publisher, DueMessages table, RelayMeters meters, Clock clock) {
        this.publisher = publisher;
        this.table = table;
        this.meters = meters;
        this.clock = clock;
    }

    /** Fails when the stream does not take messages for now, which are given back then. */
    Mono<Void> queue(Lane lane, Claim claim) {
        return Flux.fromIterable(claim.messages())
                .flatMap(message -> publish(lane, message), Math.max(1, claim.messages().size()))
                .collectList()
                .flatMap(outcomes -> settle(outcomes, claim));
    }

    private Mono<Outcome> publish(Lane lane, Claimed message) {
        return Mono.defer(() -> publisher.publish(Publication.of(lane.orderTo(message), idOf(message), SOURCE)))
                .map(published -> new Outcome(message, null))
                .onErrorResume(fault -> Mono.just(new Outcome(message, rootOf(fault))));
    }

    /** The same whenever the same turn is published. */
    static UUID idOf(Claimed message) {
        return UUID.nameUUIDFromBytes((message.id() + " " + message.turn()).getBytes(StandardCharsets.US_ASCII));
    }

    private Mono<Void> settle(List<Outcome> outcomes, Claim claim) {
        List<Claimed> queued =
                outcomes.stream().filter(Outcome::isQueued).map(Outcome::message).toList();
        List<Outcome> refused = outcomes.stream()
                .filter(outcome -> !outcome.isQueued() && !outcome.mayBeTakenLater())
                .toList();
        List<Outcome> later = outcomes.stream()
                .filter(outcome -> !outcome.isQueued() && outcome.mayBeTakenLater())
                .toList();
        return markQueued(queued, claim)
                .then(bury(refused, claim))
                .then(giveBack(later, claim));
    }

    private Mono<Void> markQueued(List<Claimed> messages, Claim claim) {
        return messages.isEmpty()
                ? Mono.empty()
                : table.markQueued(messages, claim.leasedUntil()).doOnSuccess(done -> meters.queued(messages));
    }

    private Mono<Void> bury(List<Outcome> refused, Claim claim) {
        return Flux.fromIterable(refused).concatMap(outcome -> bury(outcome, claim)).then();
    }

    /** Says so first: whoever dies in between says it again, under the same id. */
    private Mono<Void> bury(Outcome refused, Claim claim) {
        Claimed message = refused.message();
        String reason = bounded("it cannot be queued: " + refused.fault());
        log.error("Message {} ends: {}", message.id(), reason);
        return sayDead(message, reason).then(table.bury(message, claim.leasedUntil(), reason));
    }

    private Mono<Void> sayDead(Claimed message, String reason) {
        MessageDead dead = new MessageDead(
                message.id(), message.channel(), message.endpointId(), message.attempt() - 1, reason, clock.instant());
        return Mono.defer(() -> publisher.publish(Publication.of(dead, idOfTheEnd(message), SOURCE)))
                .onErrorResume(fault -> !isOfTheStream(rootOf(fault)), fault -> {
                    log.error("Nobody hears that message {} is dead: {}", message.id(), fault.toString());
                    return Mono.empty();
                })
                .then();
    }

    private static UUID idOfTheEnd(Claimed message) {
        return UUID.nameUUIDFromBytes((message.id() + " dead after " + (message.attempt() - 1))
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static String bounded(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    private Mono<Void> giveBack(List<Outcome> later, Claim claim) {
        return later.isEmpty()
                ? Mono.empty()
                : table.giveBack(later.stream().map(Outcome::message).toList(), claim.leasedUntil())
                        .then(Mono.error(() -> new NotQueued(later.size(), later.getFirst().fault())));
    }

    private static boolean isOfTheStream(Throwable fault) {
        return fault instanceof StreamUnavailable
                || fault instanceof JetStreamApiException
                || fault instanceof IOException
                || fault instanceof TimeoutException
                || fault instanceof CancellationException
                || fault instanceof IllegalStateException;
    }

    private static Throwable rootOf(Throwable fault) {
        boolean wrapper = fault instanceof CompletionException && fault.getCause() != null;
        return wrapper ? rootOf(fault.getCause()) : fault;
    }
}
