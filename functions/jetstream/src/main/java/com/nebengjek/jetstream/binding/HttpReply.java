package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.binding.EventHandling.Outlet;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.HttpEventReader;
import com.nebengjek.jetstream.cloudevents.HttpEventWriter;
import com.nebengjek.jetstream.cloudevents.HttpEventWriter.Outgoing;
import com.nebengjek.jetstream.cloudevents.NatsEventWriter;
import com.nebengjek.jetstream.probe.Problems;
import com.nebengjek.jetstream.probe.Route.Answer;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.jetstream.publish.Routed;
import java.time.Clock;
import java.util.Collections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Where the outputs of posted events go: to their streams, or where JetStream is not used, into the answer, which has
 * room for one event, or for many when the request was a batch too.
 */
record HttpReply(@Nullable JetStreamEventPublisher publisher, Clock clock) {

    /** The outputs of one request. */
    Request begin() {
        return new Request(Collections.synchronizedList(new ArrayList<>()));
    }

    final class Request implements Outlet {

        private final List<Publication> outputs;

        private Request(List<Publication> outputs) {
            this.outputs = outputs;
        }

        @Override
        public CompletableFuture<?> send(Publication output) {
            if (publisher != null) {
                return publisher.send(output);
            }
            outputs.add(output);
            return CompletableFuture.completedFuture(output);
        }

        /** The answer to a request all of whose events were handled. */
        Answer answer(boolean batched) {
            List<Outgoing> events = outputs.stream().map(HttpReply.this::outgoing).toList();
            if (events.isEmpty()) {
                return Answer.empty(204);
            }
            if (batched) {
                return new Answer(200, HttpEventReader.BATCH_JSON, HttpEventWriter.batch(events));
            }
            return events.size() == 1 ? one(events.getFirst()) : tooMany(events.size());
        }
    }

    private Outgoing outgoing(Publication output) {
        Routed routed = Routed.of(output.event());
        NatsEventWriter attributes = routed.attributes(output, clock.instant())
                .with(EventHeaders.TRACE_PARENT, output.traceparent());
        return new Outgoing(attributes, routed.type().encode(routed.data()));
    }

    private static Answer one(Outgoing event) {
        Map<String, String> headers = HttpEventWriter.binary(event);
        return new Answer(200, headers.get(EventHeaders.CONTENT_TYPE), event.data(), headers);
    }

    /** Nothing is lost: the sender still has the event. */
    private static Answer tooMany(int outputs) {
        return Problems.of(
                500,
                "the function has %d outputs, and an answer carries one: send a batch, or set JETSTREAM_ENABLED=true"
                        .formatted(outputs));
    }
}
