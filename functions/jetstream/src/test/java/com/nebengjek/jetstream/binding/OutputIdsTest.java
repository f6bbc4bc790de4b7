package com.nebengjek.jetstream.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutputIdsTest {

    @Test
    void ids_are_the_name_based_ones_of_the_platform() {
        for (int i = 0; i < 1_000; i++) {
            byte[] name = ("/functions/bill\n" + i).getBytes(StandardCharsets.UTF_8);

            assertThat(OutputIds.nameBased(name)).isEqualTo(UUID.nameUUIDFromBytes(name));
        }
    }
}
