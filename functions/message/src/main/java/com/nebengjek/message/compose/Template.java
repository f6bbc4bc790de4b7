package com.nebengjek.message.compose;

import static com.nebengjek.message.compose.RuleProperties.named;

import com.nebengjek.events.MessageChannel;
import com.nebengjek.events.MessageComposeInput;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.events.catalogue.PropertyPath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rule that was found to be good: what it makes of an event. */
record Template(
        String name,
        EventType<?> type,
        RuleProperties.Rule rule,
        @Nullable PropertyPath recipient,
        @Nullable FieldText content,
        @Nullable FieldText collapseKey,
        @Nullable FieldText orderKey) {

    private static final Catalogue KNOWN = Catalogue.of(MessageComposeInput.class);

    /** @throws IllegalArgumentException naming the rule and its field */
    static Template of(String name, RuleProperties.Rule rule) {
        EventType<?> type = named(name, "event", () -> type(rule.event()));
        Class<? extends Record> event = type.recordClass();
        named(name, "priority", () -> priority(rule.priority()));
        return new Template(
                name,
                type,
                rule,
                named(name, "recipient", () -> recipient(event, rule)),
                named(name, "content", () -> content(event, rule)),
                named(name, "collapse-key", () -> text(event, rule.collapseKey())),
                named(name, "order-key", () -> text(event, rule.orderKey())));
    }

    private static EventType<?> type(String event) {
        return KNOWN.find(event, null)
                .orElseThrow(() -> new IllegalArgumentException("'%s' is none of %s"
                        .formatted(event, KNOWN.types().stream().map(EventType::type).collect(Collectors.joining(", ")))));
    }

    private static int priority(int priority) {
        if (priority < 0 || priority > 9) {
            throw new IllegalArgumentException("must be from 0 to 9 (was " + priority + ")");
        }
        return priority;
    }

    private static @Nullable PropertyPath recipient(Class<?> event, RuleProperties.Rule rule) {
        if (rule.recipient() == null && rule.channel() != MessageChannel.WEBHOOK) {
            throw new IllegalArgumentException("says nobody: name the field with the person, such as passenger_id");
        }
        return rule.recipient() == null ? null : PropertyPath.of(event, rule.recipient());
    }

    private static @Nullable FieldText content(Class<? extends Record> event, RuleProperties.Rule rule) {
        if (rule.content() == null && rule.channel() != MessageChannel.WEBHOOK) {
            throw new IllegalArgumentException("says nothing");
        }
        return text(event, rule.content());
    }

    private static @Nullable FieldText text(Class<? extends Record> event, @Nullable String text) {
        return text == null ? null : FieldText.of(event, text);
    }

    boolean isFor(Record event) {
        return rule.enabled() && type.recordClass() == event.getClass();
    }

    /** The same message, by its id, whenever it is made of the same event. */
    Draft draft(String eventId, Record event, Instant now) {
        String about = type.aggregateOf(event);
        return new Draft(
                UUID.nameUUIDFromBytes((eventId + '\n' + name).getBytes(StandardCharsets.UTF_8)),
                rule.channel(),
                recipient == null ? about : recipient.read(event),
                content == null ? new String(type.encode(event), StandardCharsets.UTF_8) : content.of(event),
                type.type(),
                rule.priority(),
                now,
                rule.expires() == null ? null : now.plus(rule.expires()),
                collapseKey == null ? null : collapseKey.of(event),
                orderKey == null ? null : orderKey.of(event),
                new Draft.Origin(eventId, name));
    }
}
