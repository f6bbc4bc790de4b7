package com.nebengjek.edge.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.Role;
import com.nebengjek.events.ToldToPerson;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.events.catalogue.Upcaster;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The stream keeps a copy of the time when the reason was called {@code why}. */
class ClientEventsTest {

    private static final UUID DRIVER = UUID.fromString("d0000000-0000-4000-8000-000000000001");
    private static final UUID OFFER = UUID.fromString("7f6b2b0e-3a58-4a34-9be1-0d1f6a1f0a01");
    private static final String EARLIER = "com.nebengjek.match.withdrawn.v0";
    private static final Catalogue CATALOGUE = Catalogue.of(ToldToPerson.class)
            .with(EventType.of(MatchWithdrawn.class).upcasting(new WhyIsReason()));

    private static final class WhyIsReason implements Upcaster {

        @Override
        public String from() {
            return EARLIER;
        }

        @Override
        public ObjectNode upcast(ObjectNode data) {
            return data.set("reason", data.remove("why"));
        }
    }

    @Test
    void a_copy_of_an_earlier_version_is_told_as_the_newest_in_both_dialects() {
        Delivery delivery = read("""
                {"match_id":"%s","driver_id":"%s","why":"TAKEN"}""".formatted(OFFER, DRIVER));

        assertThat(delivery.frame().data().path("reason").stringValue()).isEqualTo("TAKEN");
        assertThat(delivery.event().type()).isEqualTo("com.nebengjek.match.withdrawn.v1");
        assertThat(delivery.event().id()).isEqualTo("e1");
        assertThat(EventJson.mapper().readTree(delivery.event().data()).propertyNames())
                .containsExactlyInAnyOrder("match_id", "driver_id", "reason");
    }

    @Test
    void a_copy_that_cannot_be_upcast_is_none_that_people_are_told() {
        assertThatExceptionOfType(InvalidData.class).isThrownBy(() -> read("""
                {"match_id":"%s","driver_id":"%s","why":"because"}""".formatted(OFFER, DRIVER)));
    }

    private static Delivery read(String data) {
        ReceivedEvent kept = new ReceivedEvent(Map.of("id", "e1", "type", EARLIER), data.getBytes(UTF_8));
        return ClientEvents.read(CATALOGUE, kept, new Person(DRIVER, Role.DRIVER));
    }
}
