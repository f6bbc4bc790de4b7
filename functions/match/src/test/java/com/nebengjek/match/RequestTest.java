package com.nebengjek.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.events.Position;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestTest {

    private static final UUID PASSENGER = new UUID(0, 1);
    private static final Trip TRIP = new Trip(new Position(-6.2, 106.8, null), new Position(-6.25, 106.85, null));

    @ParameterizedTest
    @EnumSource(RequestStatus.class)
    void only_a_request_that_nothing_has_ended_is_open(RequestStatus status) {
        assertThat(request(status, TRIP).isOpen()).isEqualTo(status == RequestStatus.OPEN);
    }

    @Test
    void a_request_is_its_passengers_alone() {
        assertThat(request(RequestStatus.OPEN, TRIP).isOf(PASSENGER)).isTrue();
        assertThat(request(RequestStatus.OPEN, TRIP).isOf(new UUID(0, 2))).isFalse();
    }

    @Test
    void what_was_cancelled_before_it_came_has_no_trip() {
        assertThat(request(RequestStatus.OPEN, TRIP).wanted()).isEqualTo(TRIP);
        assertThatThrownBy(request(RequestStatus.CANCELLED, null)::wanted).hasMessageContaining("has no trip");
    }

    private static Request request(RequestStatus status, @Nullable Trip trip) {
        return new Request(new UUID(0, 9), PASSENGER, status, 0, trip, null);
    }
}
