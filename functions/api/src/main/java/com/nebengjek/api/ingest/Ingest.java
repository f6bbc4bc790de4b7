package com.nebengjek.api.ingest;

import com.nebengjek.api.problem.Problem;
import com.nebengjek.compat.Translation;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.EventPublisher;
import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.Published;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes events in: all of a request, in its order, or none of it. */
final class Ingest {

    private final Admission admission;
    private final Translation translation;
    private final Allowance allowance;
    private final EventPublisher publisher;
    private final IngestSettings settings;
    private final Clock clock;

    Ingest(
            Admission admission,
            Translation translation,
            Allowance allowance,
            EventPublisher publisher,
            IngestSettings settings,
            Clock clock) {
        this.admission = admission;
        this.translation = translation;
        this.allowance = allowance;
        this.publisher = publisher;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Completes when the streams have acknowledged each of them.
     *
     * <p>When a stream is away in the middle of a batch, the whole may be sent again: what was published is recognised.
     *
     * @throws Problem for an event that may not come in, naming its field: 400, 403, 415, 422
     */
    Mono<Accepted> take(ReceivedEvent event, Producer producer) {
        return allow(1, producer)
                .then(Mono.fromSupplier(() -> admission.admit(event, producer)))
                .flatMap(this::publish);
    }

    /**
     * As {@link #take}, for many.
     *
     * @throws Problem that names each field at fault with the event's place before it, {@code [2].data.latitude}
     */
    Mono<List<Accepted>> takeAll(List<ReceivedEvent> events, Producer producer) {
        return allow(events.size(), producer)
                .then(Mono.fromSupplier(() -> admitAll(events, producer)))
                .flatMapMany(publications -> Flux.fromIterable(publications)
                        .flatMapSequential(this::publish, settings.maxBatch()))
                .collectList();
    }

    /**
     * As {@link #take}, for what a client of the earlier system publishes.
     *
     * @param subject such as {@code user.beacon}
     * @param id the same when it comes again
     */
    Mono<Accepted> takeEarlier(String subject, byte[] payload, String id, Producer producer) {
        return allow(1, producer)
                .then(Mono.defer(() -> translation.translate(subject, payload, id, clock.instant())))
                .onErrorMap(InvalidData.class, Ingest::untranslatable)
                .map(event -> admission.admit(event, id, producer))
                .flatMap(this::publish);
    }

    private static Problem untranslatable(InvalidData fault) {
        return fault.field().isEmpty()
                ? Problem.of(HttpStatus.BAD_REQUEST, fault.fault())
                : Problem.field(HttpStatus.UNPROCESSABLE_CONTENT, fault.field(), fault.fault());
    }

    private Mono<Void> allow(int events, Producer producer) {
        int most = Math.min(settings.maxBatch(), allowance.of(producer));
        if (events > most) {
            return Mono.error(Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE, "The batch has %d events and may have %d: send several.".formatted(events, most)));
        }
        return events == 0
                ? Mono.empty()
                : allowance.take(producer, events).filter(Duration::isPositive).flatMap(wait -> Mono.error(tooMany(producer, wait)));
    }

    private Problem tooMany(Producer producer, Duration wait) {
        return Problem.retryAfter(
                HttpStatus.TOO_MANY_REQUESTS,
                "You may publish %d events a minute: send it again later.".formatted(allowance.of(producer)),
                wait);
    }

    private List<Publication> admitAll(List<ReceivedEvent> events, Producer producer) {
        List<Publication> admitted = new ArrayList<>();
        List<Problem> refused = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            try {
                admitted.add(admission.admit(events.get(i), producer));
            } catch (Problem problem) {
                refused.add(problem.in("[" + i + "]"));
            }
        }
        if (!refused.isEmpty()) {
            throw Problem.all(refused);
        }
        return admitted;
    }

    private Mono<Accepted> publish(Publication publication) {
        return publisher.publish(publication).map(published -> accepted(publication, published));
    }

    private static Accepted accepted(Publication publication, Published published) {
        return new Accepted(
                publication.id(),
                publication.source(),
                Catalogue.typeOf(publication.event().getClass()).type(),
                published.stream(),
                published.sequence(),
                published.duplicate());
    }
}
