package com.nebengjek.contracts.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.contracts.golden.GoldenEvent;
import com.nebengjek.contracts.golden.GoldenEvents;
import com.nebengjek.contracts.verify.Verdict.Fault;
import com.nebengjek.events.Events;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.events.catalogue.Upcaster;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class EventVerifierTest {

    private static final GoldenEvent REQUEST = GoldenEvents.full(EventType.of(MatchRequest.class));

    static Stream<GoldenEvent> golden() {
        return GoldenEvents.all().stream();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void a_golden_event_conforms_unless_it_is_a_broken_one(GoldenEvent golden) {
        Verdict verdict = verdict(golden.structured(), golden.type().entity());

        assertThat(verdict.conforms()).as("%s", verdict.fault()).isNotEqualTo(golden.isBroken());
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            type             | "com.nebengjek.match.requested.v1"   | type                  | is not known (was com.nebengjek.match.requested.v1): send com.nebengjek.match.request.v1
            time             | "yesterday"                          | time                  | is no time (was yesterday): write it as RFC 3339 does
            source           | "not a uri"                          | source                | is no URI reference
            datacontenttype  | "text/xml"                           | datacontenttype       | is text/xml: send JSON
            subject          | "somebody-else"                      | subject               | is somebody-else: leave it out, or write the id that the data has
            id               | ""                                   | id                    | is required in every CloudEvent: write it as CloudEvents 1.0 has it
            data             | {}                                   | data.request_id       | is required
            data             | null                                 | data                  | is missing: send a JSON object
            """)
    void what_is_wrong_with_an_attribute_is_named_with_its_remedy(String name, String value, String field, String said) {
        ObjectNode event = ((ObjectNode) REQUEST.event()).deepCopy();
        event.set(name, EventJson.mapper().readTree(value));

        Fault fault = verdict(event.toString().getBytes(UTF_8), null).fault();

        assertThat(fault).isNotNull();
        assertThat(fault.field()).isEqualTo(field);
        assertThat(fault).asString().contains(said);
    }

    @Test
    void a_value_out_of_range_is_told_with_an_example() {
        ObjectNode event = ((ObjectNode) REQUEST.event()).deepCopy();
        event.withObject("/data/pickup").put("latitude", 91);

        assertThat(verdict(event.toString().getBytes(UTF_8), null).fault())
                .asString()
                .startsWith("data.pickup.latitude must be at most 90")
                .contains("send it like " + REQUEST.data().at("/pickup/latitude"));
    }

    @Test
    void a_field_that_nobody_knows_is_refused_with_those_that_are_known() {
        ObjectNode event = ((ObjectNode) REQUEST.event()).deepCopy();
        event.withObject("/data").put("passanger", "x");

        assertThat(verdict(event.toString().getBytes(UTF_8), null).fault())
                .asString()
                .startsWith("data.passanger is not a known field")
                .contains("passenger_id");
    }

    @Test
    void of_events_that_share_a_type_the_entity_is_asked_for() {
        String position = GoldenEvents.all().stream()
                .filter(event -> !event.isBroken() && event.type().type().equals("com.nebengjek.location.update.v1"))
                .map(event -> event.event().toString())
                .findFirst()
                .orElseThrow();

        assertThat(verdict(position.getBytes(UTF_8), null).fault()).asString().contains("entity", "driver or passenger");
    }

    @Test
    void an_event_of_an_earlier_version_is_held_to_what_it_is_upcast_to() {
        EventType<MatchRequest> upcasting = EventType.of(MatchRequest.class).upcasting(new Upcaster() {
            @Override
            public String from() {
                return "com.nebengjek.match.request.v0";
            }

            @Override
            public ObjectNode upcast(ObjectNode data) {
                return data.set("passenger_id", data.remove("rider_id"));
            }
        });
        EventVerifier verifier = new EventVerifier(Events.catalogue().with(upcasting), Clock.systemUTC());
        String earlier = REQUEST.event().toString().replace("match.request.v1", "match.request.v0");

        assertThat(verifier.verify(found(earlier.replace("passenger_id", "rider_id"))).fault()).isNull();
        assertThat(verifier.verify(found(earlier)).fault()).asString().startsWith("data.passenger_id");
    }

    private static Found found(String event) {
        return Found.at("here", null, () -> EventFiles.structured(event.getBytes(UTF_8)));
    }

    private static Verdict verdict(byte[] event, String entity) {
        return new EventVerifier(Clock.systemUTC()).verify(Found.at("here", entity, () -> EventFiles.structured(event)));
    }
}
