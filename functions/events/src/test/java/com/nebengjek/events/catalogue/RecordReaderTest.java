package com.nebengjek.events.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.Events;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordReaderTest {

    private static final long SEED = 20_260_501;
    private static final int CHANGED = 2_000;

    static List<EventType<?>> types() {
        return Events.catalogue().types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void what_a_producer_writes_is_read_without_asking_the_schema(EventType<?> type) {
        RandomJson data = new RandomJson(SEED);
        RecordReader<?> reader = RecordReader.of(type.recordClass());

        for (int i = 0; i < 50; i++) {
            String json = data.valid(type.recordClass());
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            assertThat((Object) reader.read(bytes)).as(json).isNotNull().isEqualTo(type.checked(bytes));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatever_it_reads_the_schema_lets_pass_and_the_mapper_reads_alike(EventType<?> type) {
        RandomJson data = new RandomJson(SEED);
        RecordReader<?> reader = RecordReader.of(type.recordClass());

        for (int i = 0; i < CHANGED; i++) {
            byte[] json = data.changed(type.recordClass());
            Object read = reader.read(json);
            if (read != null) {
                assertThat(Optional.of(read))
                        .as(new String(json, StandardCharsets.UTF_8))
                        .isEqualTo(checked(type, json));
            }
        }
    }

    private static Optional<Object> checked(EventType<?> type, byte[] json) {
        try {
            return Optional.of(type.checked(json));
        } catch (InvalidData refused) {
            return Optional.empty();
        }
    }
}
