package com.nebengjek.edge.cloudevent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.edge.frame.ClientRequest;
import com.nebengjek.edge.frame.ErrorCode;
import com.nebengjek.edge.frame.FrameRefused;
import com.nebengjek.events.MatchAccepted;
import com.nebengjek.events.Role;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.events.catalogue.Upcaster;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** An app that was built when a match was called {@code offer_id}. */
class OwnEventsTest {

    private static final UUID DRIVER = UUID.fromString("d0000000-0000-4000-8000-000000000001");
    private static final UUID OFFER = UUID.fromString("7f6b2b0e-3a58-4a34-9be1-0d1f6a1f0a01");
    private static final String EARLIER = "com.nebengjek.match.accepted.v0";

    private final OwnEvents events = new OwnEvents(
            Permission.catalogue().with(EventType.of(MatchAccepted.class).upcasting(new OfferIsMatch())),
            Clock.systemUTC());

    private static final class OfferIsMatch implements Upcaster {

        @Override
        public String from() {
            return EARLIER;
        }

        @Override
        public ObjectNode upcast(ObjectNode data) {
            return data.has("offer_id") ? data.set("match_id", data.remove("offer_id")) : data;
        }
    }

    @Test
    void an_event_of_an_earlier_version_is_published_as_the_newest_and_confirmed_as_it_came() {
        ClientRequest.Publish request = (ClientRequest.Publish) read(data(OFFER.toString()));

        assertThat(request.event()).isEqualTo(new MatchAccepted(OFFER, DRIVER));
        assertThat(request.about()).isEqualTo(OFFER);
        assertThat(request.answer().data().path("event").stringValue()).isEqualTo(EARLIER);
    }

    @Test
    void what_is_wrong_with_an_earlier_version_is_told_as_of_the_newest() {
        assertThatExceptionOfType(FrameRefused.class)
                .isThrownBy(() -> read(data("none")))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.MATCH_UPDATE_FAILED))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("data.match_id"));
    }

    @Test
    void who_speaks_an_earlier_version_still_speaks_for_nobody_else() {
        assertThatExceptionOfType(FrameRefused.class)
                .isThrownBy(() -> events.read(event(data(OFFER.toString())), new Person(OFFER, Role.DRIVER)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.ACCESS_DENIED));
    }

    private ClientRequest read(String data) {
        return events.read(event(data), new Person(DRIVER, Role.DRIVER));
    }

    private static String data(String offer) {
        return """
                {"offer_id":"%s","driver_id":"%s"}""".formatted(offer, DRIVER);
    }

    private static ReceivedEvent event(String data) {
        return new ReceivedEvent(Map.of("id", "1", "source", "/app", "type", EARLIER), data.getBytes(UTF_8));
    }
}
