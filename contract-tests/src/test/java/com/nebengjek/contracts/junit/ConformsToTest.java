package com.nebengjek.contracts.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.contracts.golden.GoldenEvents;
import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.catalogue.EventType;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformsToTest {

    private static final EventType<MatchRequest> TYPE = EventType.of(MatchRequest.class);

    @ConformsTo(MatchRequest.class)
    void events_may_be_given_as_objects_text_bytes_sdk_events_and_files(Emitted events, @TempDir Path directory) throws Exception {
        byte[] data = GoldenEvents.full(TYPE).body();
        byte[] event = GoldenEvents.full(TYPE).structured();
        events.add(GoldenEvents.example(MatchRequest.class))
                .add(new String(data, UTF_8))
                .add(event)
                .add("[" + new String(event, UTF_8) + "]")
                .add(CloudEventBuilder.v1()
                        .withId("1")
                        .withSource(URI.create("/partner"))
                        .withType(TYPE.type())
                        .withData("application/json", data)
                        .build())
                .addFile(Files.write(directory.resolve("event.json"), event));
    }

    @ConformsTo(DriverLocationUpdate.class)
    void data_of_a_type_that_several_events_share_is_of_the_one_that_is_named(Emitted events) {
        events.add(GoldenEvents.example(DriverLocationUpdate.class));
    }

    @Test
    void a_failure_names_each_event_field_fault_and_remedy() {
        Emitted events = new Emitted(TYPE).add(GoldenEvents.example(MatchRequest.class)).add(Map.of("requestId", 7)).add("nonsense");

        assertThatThrownBy(() -> ConformsToExtension.judge(MatchRequest.class, events.all()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("2 of 3 events do not conform to com.nebengjek.match.request.v1")
                .hasMessageContaining("event 2: data.")
                .hasMessageContaining("event 3: data is not JSON");
    }

    @Test
    void an_event_of_another_type_does_not_conform() {
        String other = GoldenEvents.full(EventType.of(DriverLocationUpdate.class)).event().toString();

        assertThatThrownBy(() -> ConformsToExtension.judge(MatchRequest.class, new Emitted(TYPE).add(other).all()))
                .hasMessageContaining("type is not known (was com.nebengjek.location.update.v1): send " + TYPE.type());
    }

    @Test
    void a_test_that_emits_nothing_proves_nothing() {
        assertThatThrownBy(() -> ConformsToExtension.judge(MatchRequest.class, new Emitted(TYPE).all()))
                .hasMessageContaining("no event was emitted");
    }
}
