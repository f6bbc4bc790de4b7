package com.nebengjek.message.compose;

import com.nebengjek.events.MessageComposeInput;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;

/** Makes messages of events, each once: a repeated event makes the same, which are there already. */
final class Composing implements Function<Message<MessageComposeInput>, Mono<Void>> {

    private final Rules rules;
    private final Drafts drafts;
    private final Clock clock;

    /** All rules; a value, so that it is never changed. */
    record Rules(List<Template> templates) {}

    Composing(RuleProperties settings, Drafts drafts, Clock clock) {
        this.rules = new Rules(settings.rules().entrySet().stream()
                .map(rule -> Template.of(rule.getKey(), rule.getValue()))
                .toList());
        this.drafts = drafts;
        this.clock = clock;
    }

    @Override
    public Mono<Void> apply(Message<MessageComposeInput> message) {
        String id = Objects.requireNonNull(message.getHeaders().get(EventHeaders.ID, String.class));
        Record event = (Record) message.getPayload();
        Instant now = clock.instant();
        List<Draft> made = rules.templates().stream()
                .filter(template -> template.isFor(event))
                .map(template -> template.draft(id, event, now))
                .toList();
        return made.isEmpty() ? Mono.empty() : drafts.add(made);
    }
}
