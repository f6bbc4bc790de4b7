package com.nebengjek.jetstream.binding;

import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.binding.DefinedFunctions.Handler;
import com.nebengjek.jetstream.cloudevents.HttpEventReader;
import com.nebengjek.jetstream.cloudevents.HttpEventReader.UnsupportedContent;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import com.nebengjek.jetstream.probe.Problems;
import com.nebengjek.jetstream.probe.Receiver;
import com.nebengjek.jetstream.probe.Route.Answer;
import com.nebengjek.jetstream.tracing.EventTracing;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives posted events to the functions that take them, as Knative Eventing expects of a subscriber: 2xx when all that
 * follows from them is safe, 4xx when they never can be handled, 5xx when they are to be sent again.
 *
 * <p>All events of a request are read before the first is handled, and handled in their order.
 *
 * @see <a href="https://github.com/knative/specs/blob/main/specs/eventing/data-plane.md">Knative Eventing Data Plane</a>
 */
final class PostedEvents implements Receiver {

    private static final String CONTENT_ENCODING = "Content-Encoding";
    private static final String TRACE_PARENT = "traceparent";

    private final DefinedFunctions functions;
    private final JetStreamProperties properties;
    private final HttpReply replies;
    private final HttpFailures failures;
    private final EventTracing tracing;
    private final Clock clock;
    private volatile List<Bound> bound = List.of();

    private record Bound(EventDecoder decoder, EventHandling handling, int maxBatch) {}

    /** Events that one call of a function gets. */
    private record Call(EventHandling handling, List<Posted> events) {}

    PostedEvents(
            DefinedFunctions functions,
            JetStreamProperties properties,
            HttpReply replies,
            HttpFailures failures,
            EventTracing tracing,
            Clock clock) {
        this.functions = functions;
        this.properties = properties;
        this.replies = replies;
        this.failures = failures;
        this.tracing = tracing;
        this.clock = clock;
    }

    @Override
    public void open() {
        bound = functions.all().stream()
                .filter(Handler.class::isInstance)
                .map(function -> bound((Handler) function))
                .toList();
    }

    private Bound bound(Handler handler) {
        FunctionProperties settings = properties.of(handler.name());
        return new Bound(
                new EventDecoder(handler.shape(), clock),
                EventHandling.of(handler, settings, tracing),
                handler.shape().batch() ? settings.maxBatch() : 1);
    }

    @Override
    public Answer receive(Map<String, List<String>> headers, byte[] body) {
        String encoding = first(headers, CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return Problems.field(415, CONTENT_ENCODING, "must be left out: send the body as it is");
        }
        try {
            return handle(HttpEventReader.read(headers, body), first(headers, TRACE_PARENT));
        } catch (InvalidData unreadable) {
            return Problems.field(400, unreadable.field(), unreadable.fault());
        } catch (UnsupportedContent unsupported) {
            return Problems.field(415, "Content-Type", String.valueOf(unsupported.getMessage()));
        }
    }

    private Answer handle(HttpEventReader.Request request, @Nullable String trace) {
        try {
            List<Call> calls = calls(traced(request.events(), trace), request.batched());
            HttpReply.Request reply = replies.begin();
            calls.forEach(call -> call.handling().handle(call.events(), reply).join());
            return reply.answer(request.batched());
        } catch (RuntimeException failure) {
            return failures.of(failure);
        }
    }

    /** Knative tells of the trace in a header of HTTP, not of the event. */
    private static List<ReceivedEvent> traced(List<ReceivedEvent> events, @Nullable String trace) {
        return trace == null ? events : events.stream().map(event -> traced(event, trace)).toList();
    }

    private static ReceivedEvent traced(ReceivedEvent event, String trace) {
        Map<String, String> attributes = new HashMap<>(event.attributes());
        attributes.putIfAbsent(TRACE_PARENT, trace);
        return new ReceivedEvent(attributes, event.data());
    }

    private List<Call> calls(List<ReceivedEvent> events, boolean batched) {
        Map<Bound, List<Posted>> taken = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            decode(events.get(i), batched ? "[" + i + "]" : "", taken);
        }
        List<Call> calls = new ArrayList<>();
        bound.forEach(function -> cut(taken.getOrDefault(function, List.of()), function.maxBatch())
                .forEach(part -> calls.add(new Call(function.handling(), part))));
        return calls;
    }

    private void decode(ReceivedEvent event, String place, Map<Bound, List<Posted>> taken) {
        boolean unknown = true;
        try {
            for (Bound function : bound) {
                Posted decoded = function.decoder().decode(event).orElse(null);
                if (decoded != null) {
                    taken.computeIfAbsent(function, none -> new ArrayList<>()).add(decoded);
                    unknown = false;
                }
            }
            if (unknown) {
                throw new InvalidData("type", "is not taken here (was %s): send %s".formatted(event.type(), types()));
            }
        } catch (InvalidData fault) {
            throw place.isEmpty() ? fault : fault.in(place);
        }
    }

    private String types() {
        return bound.stream()
                .flatMap(function -> function.decoder().types())
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private static List<List<Posted>> cut(List<Posted> events, int most) {
        List<List<Posted>> parts = new ArrayList<>();
        for (int from = 0; from < events.size(); from += most) {
            parts.add(events.subList(from, Math.min(events.size(), from + most)));
        }
        return parts;
    }

    private static @Nullable String first(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElse(null);
    }
}
