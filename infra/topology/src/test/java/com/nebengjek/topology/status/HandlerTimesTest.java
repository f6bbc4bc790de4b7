package com.nebengjek.topology.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandlerTimesTest {

    private static final String METRICS = """
            # TYPE nebengjek_handler_time_seconds histogram
            nebengjek_handler_time_seconds_bucket{consumer="billing-orders",function="bill",stream="ORDERS",le="1.0"} 90
            nebengjek_handler_time_seconds_bucket{consumer="billing-orders",function="bill",stream="ORDERS",le="5.0"} 100
            nebengjek_handler_time_seconds_bucket{consumer="billing-orders",function="bill",stream="ORDERS",le="+Inf"} 100
            nebengjek_handler_time_seconds_count{consumer="billing-orders",function="bill",stream="ORDERS"} 100
            nebengjek_handler_time_seconds_bucket{consumer="idle-orders",function="idle",stream="ORDERS",le="+Inf"} 0
            """;

    @Test
    void the_99th_percentile_is_between_the_bounds_of_its_bucket() {
        assertThat(HandlerTimes.of(List.of(METRICS)).p99("billing-orders")).contains(Duration.ofMillis(4600));
    }

    @Test
    void processes_are_added_up() {
        String quick = METRICS.replace(" 90", " 9900").replace(" 100", " 9900");

        assertThat(HandlerTimes.of(List.of(METRICS, quick)).p99("billing-orders").orElseThrow())
                .isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void who_was_never_called_has_no_time() {
        assertThat(HandlerTimes.of(List.of(METRICS)).p99("idle-orders")).isEmpty();
        assertThat(HandlerTimes.UNKNOWN.p99("billing-orders")).isEmpty();
    }

    @Test
    void beyond_the_last_bound_it_is_that_bound() {
        String slow = METRICS.replace("le=\"5.0\"} 100", "le=\"5.0\"} 95");

        assertThat(HandlerTimes.of(List.of(slow)).p99("billing-orders")).contains(Duration.ofSeconds(5));
    }
}
