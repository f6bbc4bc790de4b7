package com.nebengjek.ride;

import static com.nebengjek.ride.RideFixtures.match;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.events.RideCreate;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideStatus;
import com.nebengjek.events.catalogue.InvalidData;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RideCreateIT extends RideIT {

    @Test
    void a_match_becomes_a_created_ride() {
        RideCreate match = match();

        assertThat(world.create(match)).singleElement().satisfies(ride -> {
            assertThat(ride.matchId()).isEqualTo(match.matchId());
            assertThat(ride.driverId()).isEqualTo(match.driverId());
            assertThat(ride.passengerId()).isEqualTo(match.passengerId());
            assertThat(ride.pickup()).isEqualTo(match.pickup());
            assertThat(ride.destination()).isEqualTo(match.destination());
            assertThat(ride.status()).isEqualTo(RideStatus.CREATED);
        });
    }

    @Test
    void a_repeated_match_publishes_the_same_ride_again() {
        RideCreate match = match();
        List<RideCreated> first = world.create(match);

        assertThat(world.create(match)).isEqualTo(first);
    }

    @Test
    void a_match_repeated_after_the_ride_went_on_is_told_as_it_began() {
        RideCreate match = match();
        List<RideCreated> first = world.create(match);
        world.cancel(first.getFirst(), match.driverId());

        assertThat(world.create(match)).isEqualTo(first);
    }

    @Test
    void a_match_delivered_to_many_processes_at_once_becomes_one_ride() {
        RideCreate match = match();

        List<RideCreated> told = atOnce(16, caller -> world.create(match).getFirst());

        assertThat(told).hasSize(16).containsOnly(told.getFirst());
    }

    @Test
    void nobody_rides_with_themselves() {
        UUID person = UUID.randomUUID();
        RideCreate match = match();
        RideCreate alone = new RideCreate(match.matchId(), person, person, match.pickup(), match.destination());

        assertThatThrownBy(() -> world.create(alone)).isInstanceOf(InvalidData.class);
    }
}
