package com.nebengjek.bench.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form: that an edge process serves some phones at all; figures are for {@code infra/measure edge}. */
class EdgeMeasurementIT {

    @Test
    void all_positions_are_confirmed_all_events_are_heard_and_all_phones_come_back() throws Exception {
        try (Bench bench = Bench.set(List.of())) {
            assertThat(new PositionsIn(20, 1).measure(bench).figures()).containsEntry("confirmed", "40 of 40");
            assertThat(new EventsOut(20, 1).measure(bench).figures()).containsEntry("heard", "40 of 40");
            assertThat(new Storm(20).measure(bench).figures())
                    .containsEntry("back", "20 of 20")
                    .containsEntry("errors", "0");
        }
    }
}
