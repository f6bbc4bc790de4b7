package com.nebengjek.contracts.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.contracts.Skipped;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.jetstream.EventPublisher;
import com.nebengjek.nats.GuardedDataPort;
import com.nebengjek.testkit.StrangersProject;
import com.nebengjek.testkit.StrangersProject.Built;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a producer does in a project of its own, which has the kit and JUnit and nothing else. */
class StrangersProjectIT {

    @Test
    void a_good_event_passes_and_a_bad_one_fails_with_the_field_and_the_remedy(@TempDir Path directory) throws Exception {
        Skipped.unless(StrangersProject.isPackaged(ConformsTo.class), "the kit is not packaged: run it by mvn verify");
        try (StrangersProject desk = StrangersProject.copy(Path.of(".."), Path.of("src/test/resources/stranger"), directory)) {
            desk.with("functions/events", Event.class)
                    .with("functions/nats", GuardedDataPort.class)
                    .with("functions/jetstream", EventPublisher.class)
                    .with("contract-tests", ConformsTo.class);

            Built built = desk.maven("test");

            assertThat(built.success()).as(built.said()).isFalse();
            assertThat(built.said())
                    .contains("Tests run: 2, Failures: 1, Errors: 0, Skipped: 0")
                    .contains("DeskTest.bad", "1 of 1 events do not conform to com.nebengjek.match.request.v1:")
                    .contains("event 1: data.pickup.latitude must be at most 90 (was 91): send it like -6.1754");
        }
    }
}
