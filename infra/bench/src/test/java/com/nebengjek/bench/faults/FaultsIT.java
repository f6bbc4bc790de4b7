package com.nebengjek.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code infra/measure faults}. */
class FaultsIT {

    @TempDir
    Path data;

    @Test
    void killed_processes_lose_nothing_and_double_nothing() throws Exception {
        survives(new KilledProcesses(), 5);
    }

    @Test
    void a_cluster_that_loses_a_follower_and_then_its_leader_loses_no_event() throws Exception {
        survives(new LostClusterServer(), 5);
    }

    @Test
    void hostile_inputs_become_dead_letters_and_the_good_ones_among_them_bills() throws Exception {
        survives(new HostileInput(), 2);
    }

    @Test
    void what_a_full_stream_refuses_waits_until_there_is_room() throws Exception {
        survives(new FullStream(), 3);
    }

    private void survives(Fault fault, int seconds) throws Exception {
        Outcome outcome = fault.strike(Duration.ofSeconds(seconds), data);

        assertThat(outcome.violations()).as(outcome.toString()).isEmpty();
    }
}
