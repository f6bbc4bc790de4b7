package com.nebengjek.api.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nebengjek.api.problem.Problem;
import com.nebengjek.events.ClientEvent;
import com.nebengjek.events.Role;
import com.nebengjek.events.Speaker;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * Decides whether an event may come in: it is one that comes from outside, keeps its contract, and its producer may say
 * it. Every refusal names the attribute or the field of the data at fault.
 */
final class Admission {

    /** Metrics and the audit log call all producers so. */
    private static final String PUBLISHER = "ingest";

    private static final String EARLIER_SOURCE = "/api/events";
    private static final int LONGEST_ATTRIBUTE = 256;
    private static final List<String> OWN_SOURCES = List.of("/functions/", "/streams/", "/api", "/edge");
    private static final Pattern TRACE_PARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern JSON_TYPE = Pattern.compile("[^;]*[/+]json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);
    private static final ObjectReader JSON =
            EventJson.mapper().readerFor(JsonNode.class).with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    /** What may be published from outside. */
    static final Catalogue EVENTS = Catalogue.of(ClientEvent.class);

    private final Catalogue events;
    private final Clock clock;

    Admission(Catalogue events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** @throws Problem 400, 403, 415 or 422 */
    Publication admit(ReceivedEvent event, Producer producer) {
        checkAttributes(event);
        EventType<?> type = typeOf(event, producer);
        checkScope(event.type(), producer);
        ClientEvent data = decode(event, type);
        checkSubject(event, type, data);
        checkSpeaker(data, producer, "data.");
        return publication(event, data, producer);
    }

    /**
     * Admits what a payload of the earlier system was translated into.
     *
     * @param id of the payload
     * @throws Problem 403
     */
    Publication admit(ClientEvent translated, String id, Producer producer) {
        checkScope(Catalogue.typeOf(translated.getClass()).type(), producer);
        checkSpeaker(translated, producer, "");
        return new Publication(
                translated, id, messageId(producer, EARLIER_SOURCE, id), EARLIER_SOURCE, PUBLISHER, null, null, null);
    }

    private static void checkScope(String type, Producer producer) {
        if (producer instanceof Producer.System system && !system.mayPublish(type)) {
            throw Problem.field(HttpStatus.FORBIDDEN, "type", "is not among those that this key may publish");
        }
    }

    private static Publication publication(ReceivedEvent event, ClientEvent data, Producer producer) {
        String trace = event.traceParent();
        return new Publication(
                data,
                event.id(),
                messageId(producer, event.source(), event.id()),
                event.source(),
                PUBLISHER,
                event.correlationId(),
                event.causationId(),
                trace != null && TRACE_PARENT.matcher(trace).matches() ? trace : null);
    }

    /**
     * The same event has the same message id, unless somebody else sends it: nobody can make the stream take another's
     * event for a repeat.
     */
    private static String messageId(Producer producer, String source, String id) {
        String name = producer.id() + "\n" + source + "\n" + id;
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    private static void checkAttributes(ReceivedEvent event) {
        event.attributes().forEach((name, value) -> {
            if (value.length() > LONGEST_ATTRIBUTE) {
                throw Problem.field(
                        HttpStatus.BAD_REQUEST, name, "must have at most " + LONGEST_ATTRIBUTE + " characters");
            }
        });
        if (OWN_SOURCES.stream().anyMatch(event.source()::startsWith)) {
            throw Problem.field(HttpStatus.BAD_REQUEST, "source", "is one of this system itself: name your own");
        }
        checkTime(event.attributes().get("time"));
        String contentType = event.attributes().get("datacontenttype");
        if (contentType != null && !JSON_TYPE.matcher(contentType).matches()) {
            throw Problem.field(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "datacontenttype", "must be application/json");
        }
    }

    private static void checkTime(@Nullable String time) {
        try {
            if (time != null) {
                OffsetDateTime.parse(time);
            }
        } catch (DateTimeException fault) {
            throw Problem.field(HttpStatus.BAD_REQUEST, "time", "must be a time as RFC 3339 has it (was " + time + ")");
        }
    }

    private EventType<?> typeOf(ReceivedEvent event, Producer producer) {
        String entity = entityOf(event, producer);
        EventType<?> type = events
                .find(event.type(), entity)
                .orElseThrow(() -> Problem.field(
                        HttpStatus.UNPROCESSABLE_CONTENT, "type", "is none that comes from outside (was " + event.type() + ")"));
        boolean shared = events.types().stream().filter(other -> other.type().equals(type.type())).count() > 1;
        if (shared && !type.entity().equals(entity)) {
            throw Problem.field(
                    HttpStatus.UNPROCESSABLE_CONTENT, "entity", "is required for this type: driver or passenger");
        }
        return type;
    }

    /** Several events share a type and differ in whom they are about: a person is what they signed in as. */
    private static @Nullable String entityOf(ReceivedEvent event, Producer producer) {
        String said = event.attributes().get("entity");
        return said == null && producer instanceof Producer.Person person
                ? person.role().name().toLowerCase(Locale.ROOT)
                : said;
    }

    private ClientEvent decode(ReceivedEvent event, EventType<?> type) {
        if (event.data().length == 0) {
            throw Problem.field(HttpStatus.UNPROCESSABLE_CONTENT, "data", "is required");
        }
        try {
            return (ClientEvent) type.decodeStrictly(event.type(), JSON.readValue(event.data()), clock);
        } catch (JacksonException fault) {
            throw Problem.field(HttpStatus.BAD_REQUEST, "data", "is not JSON: " + fault.getOriginalMessage());
        } catch (InvalidData fault) {
            InvalidData placed = fault.in("data");
            throw Problem.field(HttpStatus.UNPROCESSABLE_CONTENT, placed.field(), placed.fault());
        }
    }

    private static void checkSubject(ReceivedEvent event, EventType<?> type, ClientEvent data) {
        String subject = event.attributes().get("subject");
        if (subject != null && !subject.equals(type.aggregateOf(data))) {
            throw Problem.field(
                    HttpStatus.UNPROCESSABLE_CONTENT, "subject", "must be the id that the data has, " + type.aggregateOf(data));
        }
    }

    private static void checkSpeaker(ClientEvent data, Producer producer, String place) {
        if (producer instanceof Producer.Person person) {
            Speaker<?> speaker = Speaker.of(data.getClass());
            if (!speaker.roles().contains(person.role())) {
                Role role = speaker.roles().iterator().next();
                throw Problem.field(
                        HttpStatus.FORBIDDEN, "type", "is for a " + role + ", and you are signed in as a " + person.role());
            }
            if (!speaker.idIn(data).equals(person.id())) {
                throw Problem.field(HttpStatus.FORBIDDEN, place + speaker.field(), "must be yourself");
            }
        }
    }
}
