package com.nebengjek.api.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nebengjek.api.problem.Problem;
import com.nebengjek.events.MatchCancel;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.events.catalogue.Upcaster;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A partner that was connected when a passenger was called {@code rider_id}. */
class AdmissionTest {

    private static final UUID PASSENGER = UUID.fromString("a0000000-0000-4000-8000-000000000002");
    private static final String EARLIER = "com.nebengjek.match.cancel.v0";

    private final Producer partner = new Producer.System(UUID.randomUUID(), List.of("com.nebengjek.match.*"), 60);
    private final Admission admission = new Admission(
            Admission.EVENTS.with(EventType.of(MatchCancel.class).upcasting(new RiderIsPassenger())), Clock.systemUTC());

    private static final class RiderIsPassenger implements Upcaster {

        @Override
        public String from() {
            return EARLIER;
        }

        @Override
        public ObjectNode upcast(ObjectNode data) {
            return data.set("passenger_id", data.remove("rider_id"));
        }
    }

    @Test
    void an_event_of_an_earlier_version_is_published_as_the_newest() {
        assertThat(admission.admit(event("{\"rider_id\":\"%s\"}".formatted(PASSENGER)), partner).event())
                .isInstanceOfSatisfying(MatchCancel.class, cancel -> assertThat(cancel.passengerId()).isEqualTo(PASSENGER));
    }

    @Test
    void what_is_wrong_with_an_earlier_version_is_told_as_of_the_newest() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> admission.admit(event("{\"rider_id\":\"%s\",\"tip\":1}".formatted(PASSENGER)), partner))
                .satisfies(problem -> assertThat(problem.getStatusCode().value()).isEqualTo(422))
                .satisfies(problem -> assertThat(problem.getBody().toString()).contains("data.tip"));
    }

    @Test
    void a_version_that_nobody_upcasts_is_none_that_comes_from_outside() {
        Admission newest = new Admission(Admission.EVENTS, Clock.systemUTC());

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> newest.admit(event("{\"rider_id\":\"%s\"}".formatted(PASSENGER)), partner))
                .satisfies(problem -> assertThat(problem.getBody().toString()).contains(EARLIER));
    }

    private static ReceivedEvent event(String data) {
        return new ReceivedEvent(
                Map.of("specversion", "1.0", "id", "1", "source", "/partner", "type", EARLIER), data.getBytes(UTF_8));
    }
}
