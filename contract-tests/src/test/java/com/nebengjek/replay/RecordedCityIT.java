package com.nebengjek.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.local.recording.RecordedEvent;
import com.nebengjek.local.recording.Recording;
import com.nebengjek.local.recording.Recording.Recorded;
import com.nebengjek.testkit.SettableClock;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A day of the city that was recorded with an earlier state of the code gives the same rides and the same money: states and
 * times, metres and rupiah.
 *
 * <p>Who changes a rule on purpose records a new one: {@code infra/run --drivers 4 --passengers 8 --speed 15 --for 60s
 * --record contract-tests/src/test/resources/recordings/city.jsonl.gz}. {@code -Drecording=FILE} replays any other.
 *
 * <p>Who is matched with whom is taken from the recording. It says what drivers were offered, and not which of the
 * positions that came in the same moment a search had seen.
 */
@WithServers(topology = false)
class RecordedCityIT {

    private static final Path CITY =
            Path.of(System.getProperty("recording", "src/test/resources/recordings/city.jsonl.gz"));

    private static final Set<String> FUNCTIONS =
            Set.of("location-store", "ride-create", "ride-progress", "ride-meter", "payment");

    private static Recorded recorded;

    @BeforeAll
    static void read() throws IOException {
        recorded = Recording.read(CITY);
    }

    @BeforeEach
    void startOver(TestServers servers) throws Exception {
        servers.startOver();
    }

    @Test
    void rides_are_driven_and_paid_in_the_recording() {
        assertThat(then()).extracting(Told::subject)
                .filteredOn(subject -> subject.startsWith("ride.completed."))
                .hasSizeGreaterThan(3);
    }

    @Test
    void the_present_code_gives_the_same_rides_and_the_same_money(TestServers servers) {
        List<Told> now = replay(servers, Map.of());

        assertThat(without(then(), now))
                .as("told then and no more; and told now and not then: %s", without(now, then()))
                .isEmpty();
        assertThat(without(now, then())).as("told now and not then").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nebengjek.payment.fare-per-km, 3001, ride.payment.",
        "nebengjek.location.max-speed, 30, location.aggregate.",
        "nebengjek.ride.position-max-age, 1ms, ride.started."
    })
    void a_rule_that_is_another_one_is_noticed(String setting, String value, String subject, TestServers servers) {
        List<Told> now = replay(servers, Map.of(setting, value));

        assertThat(without(then(), now)).extracting(Told::subject).anyMatch(told -> told.startsWith(subject));
    }

    private static List<Told> then() {
        return recorded.events().stream()
                .map(Told::of)
                .flatMap(Optional::stream)
                .filter(told -> told.lasts() && FUNCTIONS.contains(told.function()))
                .toList();
    }

    private static List<Told> replay(TestServers servers, Map<String, String> settings) {
        SettableClock clock = new SettableClock(recorded.events().getFirst().arrival());
        try (ReplayedFunctions functions = ReplayedFunctions.start(servers, recorded, clock, settings)) {
            return Replay.of(recorded.events(), functions.all(), clock).stream()
                    .filter(Told::lasts)
                    .toList();
        }
    }

    /** In the order in which they were told: the first difference may be the reason of all others. */
    private static List<Told> without(List<Told> all, List<Told> others) {
        Set<Told> known = Set.copyOf(others);
        return all.stream().filter(told -> !known.contains(told)).toList();
    }
}
