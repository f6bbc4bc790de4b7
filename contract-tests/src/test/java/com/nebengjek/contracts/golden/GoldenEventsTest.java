package com.nebengjek.contracts.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nebengjek.contracts.ContractFiles;
import com.nebengjek.contracts.ContractName;
import com.nebengjek.events.Events;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.events.catalogue.InvalidData;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The golden events keep, or break, the very rules that their schemas state. */
class GoldenEventsTest {

    private static final Clock CLOCK = Clock.systemUTC();

    static Stream<EventType<?>> types() {
        return Events.catalogue().types().stream();
    }

    static Stream<GoldenEvent> right() {
        return GoldenEvents.all().stream().filter(golden -> !golden.isBroken());
    }

    static Stream<GoldenEvent> broken() {
        return GoldenEvents.all().stream().filter(GoldenEvent::isBroken);
    }

    @BeforeAll
    static void write() {
        if (System.getProperty("contracts.write") != null) {
            types().forEach(GoldenFiles::writeMissing);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_type_has_a_minimal_a_full_and_five_broken_examples(EventType<?> type) {
        List<GoldenEvent> golden = GoldenEvents.of(type);

        assertThat(golden)
                .as("write them: mvn test -pl contract-tests -Dtest=GoldenEventsTest -Dcontracts.write")
                .extracting(GoldenEvent::name)
                .contains(GoldenEvent.MINIMAL, GoldenEvent.FULL);
        assertThat(golden.stream().filter(GoldenEvent::isBroken)).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void no_folder_is_left_over() {
        assertThat(ContractFiles.below("events").stream().map(file -> file.split("/")[1]).distinct())
                .containsExactlyInAnyOrderElementsOf(types().map(ContractName::of).toList());
    }

    @ParameterizedTest
    @MethodSource("right")
    void a_right_one_is_read_and_written_back_as_it_was(GoldenEvent golden) {
        Record data = golden.type().decodeStrictly(golden.data(), CLOCK);

        JsonNode written = EventJson.mapper().readTree(golden.type().encode(data));
        assertThat(written).isEqualTo(golden.data());
        assertThat((Object) golden.type().decode(golden.body(), CLOCK)).isEqualTo(data);
    }

    @ParameterizedTest
    @MethodSource("right")
    void a_right_one_is_an_event_of_its_type(GoldenEvent golden) {
        Record data = golden.type().decodeStrictly(golden.data(), CLOCK);

        assertThat(golden.event().path("type").asString()).isEqualTo(golden.type().type());
        assertThat(golden.event().path("id").asString()).isEqualTo(ContractName.of(golden.type()) + "/" + golden.name());
        if (golden.name().equals(GoldenEvent.FULL)) {
            assertThat(golden.event().path("subject").asString()).isEqualTo(golden.type().aggregateOf(data));
            assertThat(golden.event().path("partitionkey").asString()).isEqualTo(golden.type().partitionKeyOf(data));
            assertThat(golden.event().path("correlationid").asString()).isEqualTo(golden.type().correlationOf(data));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void minimal_has_what_is_required_and_full_has_everything(EventType<?> type) {
        JsonNode schema = type.schema();

        assertThat(namesIn(GoldenEvents.minimal(type).data())).isEqualTo(namesIn(Draft.data(schema, false)));
        assertThat(namesIn(GoldenEvents.full(type).data())).isEqualTo(namesIn(Draft.data(schema, true)));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_broken_one_is_refused_for_the_reason_in_its_file(GoldenEvent golden) {
        assertThatExceptionOfType(InvalidData.class)
                .isThrownBy(() -> golden.type().decode(golden.body(), CLOCK))
                .withMessage(golden.reason());
        assertThatExceptionOfType(InvalidData.class)
                .isThrownBy(() -> golden.type().decodeStrictly(golden.data(), CLOCK));
    }

    /** The names of properties, nested ones with dots. */
    private static TreeSet<String> namesIn(JsonNode data) {
        return collect(data, "", new TreeSet<>());
    }

    private static TreeSet<String> collect(JsonNode data, String prefix, TreeSet<String> names) {
        data.forEachEntry((name, value) -> {
            names.add(prefix + name);
            collect(value.isArray() ? value.path(0) : value, prefix + name + ".", names);
        });
        return names;
    }
}
