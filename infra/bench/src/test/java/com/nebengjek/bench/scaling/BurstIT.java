package com.nebengjek.bench.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.bench.scaling.cluster.Programs;
import com.nebengjek.bench.scaling.cluster.Release;
import com.nebengjek.bench.scaling.cluster.Site;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The short form of {@code infra/measure scaling}: controllers are 30 times faster than in a cluster. */
class BurstIT {

    private static final Path CHART = Path.of("../../charts/nebengjek").toAbsolutePath().normalize();
    private static final int FACTOR = 30;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void from_none_to_many_and_back_with_a_process_killed_every_ride_is_billed_once() throws Exception {
        try (Site site = Site.prepare()) {
            Release release = Release.render(CHART, site, "");

            Burst.Outcome outcome = new Burst(2, 1, FACTOR, change -> {}).run(site, release, Programs.ofClassPath(site.log()));

            assertThat(outcome.violations()).as(outcome.toString()).isEmpty();
            assertThat(outcome.usage().restarted()).as(outcome.toString()).isPositive();
            assertThat(outcome.usage().most()).as(outcome.toString()).isBetween(2, 5);
            assertThat(outcome.usage().overdue()).as(outcome.toString()).isZero();
            site.forget();
        }
    }
}
