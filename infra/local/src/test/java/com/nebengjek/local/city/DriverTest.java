package com.nebengjek.local.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.Position;
import com.nebengjek.events.WithdrawnReason;
import com.nebengjek.local.city.DriverChoices.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final CityFixture city = new CityFixture();
    private final FakePhone phone = new FakePhone();
    private final FakePhone passengersPhone = new FakePhone();
    private final Driver driver = driverWho(Answer.ACCEPT);

    private Driver driverWho(Answer answer) {
        long seed = CityFixture.seed(candidate -> new DriverChoices(candidate, 1).answer() == answer);
        return new Driver(city.around, new DriverChoices(seed, 1), phone);
    }

    @BeforeEach
    void theDriverIsOnDutyAndThePassengerExists() {
        city.around
                .passengers()
                .put(CityFixture.PASSENGER, new Passenger(city.around, new PassengerChoices(1), passengersPhone));
        driver.startDuty();
    }

    @Test
    void a_position_is_reported_at_least_every_25_metres() {
        city.timeline.pass(HOUR);

        List<Place> places = phone.positions.stream().map(DriverTest::place).toList();
        assertThat(places).hasSizeGreaterThan(500);
        for (int i = 1; i < places.size(); i++) {
            assertThat(places.get(i - 1).metresTo(places.get(i))).isLessThan(25.001);
        }
    }

    @Test
    void an_offer_is_answered_once() {
        driver.told(city.offer());
        driver.told(city.offer());
        city.timeline.pass(Duration.ofMinutes(1));

        assertThat(phone.said("match_confirm")).hasSize(1);
    }

    @Test
    void an_offer_that_was_withdrawn_is_not_answered() {
        driver.told(city.offer());
        driver.told(new MatchWithdrawn(CityFixture.MATCH, CityFixture.DRIVER, WithdrawnReason.TAKEN));
        city.timeline.pass(Duration.ofMinutes(1));

        assertThat(phone.said("match_confirm")).isEmpty();
    }

    @Test
    void a_driver_with_a_ride_rejects_offers() {
        takeTheOffer();

        driver.told(new CityFixture().offer());
        city.timeline.pass(Duration.ofMinutes(1));

        assertThat(phone.said("match_confirm"))
                .extracting(Frame::data)
                .extracting(data -> data.get("status"))
                .containsExactly("ACCEPTED", "REJECTED");
    }

    @Test
    void the_ride_is_started_at_the_pickup_once_it_exists() {
        takeTheOffer();
        driver.told(city.confirmed());
        city.timeline.pass(HOUR);
        assertThat(phone.said("ride_started")).isEmpty();

        driver.told(city.created());

        assertThat(phone.said("ride_started")).hasSize(1);
        assertThat(lastPlace().metresTo(CityFixture.PICKUP)).isLessThan(1);
    }

    @Test
    void a_start_that_is_refused_is_tried_again() {
        comeToThePickup();

        driver.refused(phone.lastEvent(), "too-far-apart");
        city.timeline.pass(Duration.ofSeconds(5));

        assertThat(phone.said("ride_started")).hasSize(2);
    }

    @Test
    void the_passengers_phone_moves_with_the_driver() {
        comeToThePickup();
        driver.told(city.started());
        city.timeline.pass(HOUR);

        assertThat(place(passengersPhone.positions.getLast()).metresTo(CityFixture.DESTINATION)).isLessThan(1);
    }

    @Test
    void what_is_driven_between_start_and_arrival_is_known() {
        comeToThePickup();
        driver.told(city.started());
        city.timeline.pass(HOUR);
        assertThat(phone.said("ride_arrived")).hasSize(1);

        driver.told(city.arrived());
        city.timeline.pass(HOUR);

        Map<?, Double> metres = city.around.logbook().truth().metres();
        assertThat(metres.get(CityFixture.RIDE)).isCloseTo(1_400 + 800, within(1e-6));
    }

    @Test
    void a_passenger_can_get_out_on_the_way() {
        comeToThePickup();
        driver.told(city.started());
        city.timeline.pass(Duration.ofSeconds(60));

        driver.letOut(CityFixture.RIDE, () -> driver.told(city.arrived()));
        city.timeline.pass(HOUR);

        assertThat(phone.said("ride_arrived")).isEmpty();
        assertThat(city.around.logbook().truth().metres().get(CityFixture.RIDE)).isBetween(100.0, 800.0);
    }

    private void takeTheOffer() {
        driver.told(city.offer());
        city.timeline.pass(Duration.ofSeconds(5));
    }

    private void comeToThePickup() {
        takeTheOffer();
        driver.told(city.confirmed());
        driver.told(city.created());
        city.timeline.pass(HOUR);
    }

    private Place lastPlace() {
        return place(phone.positions.getLast());
    }

    private static Place place(Frame frame) {
        return Place.of((Position) frame.data().get("location"));
    }
}
