package com.nebengjek.jetstream.binding;

import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.Later;
import com.nebengjek.jetstream.Program;
import com.nebengjek.jetstream.binding.DefinedFunctions.Handler;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import com.nebengjek.jetstream.tracing.EventTracing;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.context.ApplicationContext;
import org.springframework.messaging.support.GenericMessage;

/** A function as the binding calls it, decoded inputs and derived ids included, with no stream in between. */
public final class BoundFunction {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Handler handler;
    private final Invocation invocation;
    private final OutputIds ids;
    private final Clock clock;

    private BoundFunction(Handler handler, Clock clock) {
        this.handler = handler;
        this.invocation = new Invocation(
                handler.function(), handler.shape().batch(), handler.shape().reactive(), PATIENCE);
        this.ids = new OutputIds(handler.name());
        this.clock = clock;
    }

    /** Those that the module's {@code spring.cloud.function.definition} names. */
    public static Stream<BoundFunction> of(ApplicationContext module, Clock clock) {
        String definitions = module.getEnvironment().getRequiredProperty("spring.cloud.function.definition");
        return new DefinedFunctions(
                        module.getBean(FunctionCatalog.class), module.getBeansOfType(Program.class), definitions)
                .all().stream()
                .filter(Handler.class::isInstance)
                .map(function -> new BoundFunction((Handler) function, clock));
    }

    /** What the function answers to an event: what it would publish, when it wants to be asked again, or why it failed. */
    public sealed interface Answer {

        /** @param id of the event, derived from its cause */
        record Publish(String id, String subject, Object data) implements Answer {}

        record Wait(Duration delay) implements Answer {}

        record Fail(String reason) implements Answer {}
    }

    public String name() {
        return handler.name();
    }

    /** Whether it takes events of this type. */
    public boolean takes(ReceivedEvent event, String natsSubject) {
        return typeOf(event, natsSubject).isPresent();
    }

    /** Hands it one event, alone, and waits for what comes of it. */
    public List<Answer> handle(ReceivedEvent event, String natsSubject) {
        Object data = typeOf(event, natsSubject).orElseThrow().decode(event.data(), clock);
        Object input = handler.shape().message() ? new GenericMessage<>(data, headers(event)) : data;
        Decoded decoded = new Decoded(null, event, input, "");
        try {
            return answers(event, invocation
                    .invoke(List.of(decoded), EventTracing.PASS_THROUGH.handling(name(), event))
                    .join());
        } catch (CompletionException fault) {
            if (fault.getCause() instanceof Later later) {
                return List.of(new Answer.Wait(later.delay()));
            }
            return List.of(new Answer.Fail(String.valueOf(fault.getCause())));
        }
    }

    private List<Answer> answers(ReceivedEvent cause, List<Invocation.Output> outputs) {
        List<Answer> answers = new ArrayList<>();
        for (Invocation.Output output : outputs) {
            boolean addressed = output.event() instanceof Addressed<?>;
            Object data = addressed ? ((Addressed<?>) output.event()).event() : output.event();
            String subject = addressed
                    ? ((Addressed<?>) output.event()).subject()
                    : Catalogue.typeOf(data.getClass()).subjectOf(data);
            answers.add(new Answer.Publish(ids.idOf(cause, subject, answers.size()).toString(), subject, data));
        }
        return answers;
    }

    private Optional<EventType<?>> typeOf(ReceivedEvent event, String natsSubject) {
        return handler.shape().inputs().find(event.type(), natsSubject.split("\\.")[2]);
    }

    private static Map<String, Object> headers(ReceivedEvent event) {
        Map<String, Object> headers = new HashMap<>();
        event.attributes().forEach((name, value) -> headers.put(EventHeaders.PREFIX + name, value));
        return headers;
    }
}
