package com.nebengjek.location;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.cluster.SlotHash;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MeterKeysTest {

    @Test
    void all_keys_of_a_driver_are_in_one_slot_of_a_cluster() {
        assertThat(Meters.keysOf(UUID.randomUUID(), UUID.randomUUID()).stream()
                        .map(SlotHash::getSlot)
                        .distinct())
                .hasSize(1);
    }
}
