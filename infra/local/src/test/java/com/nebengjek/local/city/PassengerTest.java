package com.nebengjek.local.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.Position;
import com.nebengjek.events.UnmatchedReason;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PassengerTest {

    private static final Duration LATER = Duration.ofSeconds(8);

    private final CityFixture city = new CityFixture();
    private final FakePhone phone = new FakePhone();
    private final Passenger passenger =
            new Passenger(city.around, new PassengerChoices(CityFixture.seed(PassengerTest::isPatient)), phone);

    private static boolean isPatient(long seed) {
        PassengerChoices choices = new PassengerChoices(seed);
        for (int i = 0; i < 12; i++) {
            if (choices.cancelsRequest().isPresent() || choices.cancelsRide().isPresent() || choices.getsOut().isPresent()) {
                return false;
            }
        }
        return true;
    }

    @BeforeEach
    void theDayBegins() {
        passenger.startDay();
        city.timeline.pass(LATER);
    }

    @Test
    void a_ride_is_asked_for_that_is_neither_short_nor_long() {
        Frame request = phone.said("finder_update").getFirst();
        Place pickup = Place.of((Position) request.data().get("location"));
        Place destination = Place.of((Position) request.data().get("target_location"));

        assertThat(pickup.metresTo(destination)).isBetween(500.0, 2_500.0);
    }

    @Test
    void a_request_waits_for_its_answer_and_is_followed_by_another() {
        city.timeline.pass(Duration.ofHours(1));
        assertThat(phone.said("finder_update")).hasSize(1);
        assertThat(city.around.logbook().truth().unanswered()).containsOnlyKeys(FakePhone.REQUEST);

        passenger.told(
                new MatchUnmatched(FakePhone.REQUEST, CityFixture.PASSENGER, UnmatchedReason.NOBODY_NEAR));
        assertThat(city.around.logbook().truth().unanswered()).isEmpty();
        city.timeline.pass(LATER);

        assertThat(phone.said("finder_update")).hasSize(2);
    }

    @Test
    void a_refused_request_is_answered() {
        passenger.refused(phone.lastEvent(), "RIDE_OPEN");

        assertThat(passenger.isOut()).isFalse();
        assertThat(city.around.logbook().truth().unanswered()).isEmpty();
    }

    @Test
    void a_ride_is_paid_once_however_often_that_is_asked() {
        ride();

        passenger.told(city.payment(PaymentStatus.PENDING));
        passenger.told(city.payment(PaymentStatus.PENDING));
        city.timeline.pass(LATER);

        assertThat(phone.said("payment_processed")).hasSize(1);
    }

    @Test
    void a_payment_that_failed_is_tried_again() {
        ride();

        passenger.told(city.payment(PaymentStatus.PENDING));
        city.timeline.pass(LATER);
        passenger.told(city.payment(PaymentStatus.FAILED));
        passenger.told(city.payment(PaymentStatus.PENDING));
        city.timeline.pass(LATER);

        assertThat(phone.said("payment_processed")).hasSize(2);
    }

    @Test
    void a_failure_that_is_told_twice_is_paid_once_more() {
        ride();
        passenger.told(city.payment(PaymentStatus.PENDING));
        city.timeline.pass(LATER);

        passenger.told(city.payment(PaymentStatus.FAILED));
        passenger.told(city.payment(PaymentStatus.FAILED));
        city.timeline.pass(LATER);

        assertThat(phone.said("payment_processed")).hasSize(2);
    }

    @Test
    void a_completed_ride_ends_the_outing() {
        ride();

        passenger.told(city.completed());

        assertThat(passenger.isOut()).isFalse();
    }

    @Test
    void who_has_to_go_home_cancels_the_request() {
        passenger.goHome();

        assertThat(phone.said("finder_update").getLast().data())
                .containsEntry("is_active", false)
                .containsEntry("request_id", FakePhone.REQUEST);
    }

    @Test
    void who_has_to_go_home_cancels_the_ride_before_it_starts() {
        passenger.told(city.confirmed());
        passenger.goHome();
        assertThat(phone.said("ride_cancel")).isEmpty();

        passenger.told(city.created());

        assertThat(phone.said("ride_cancel")).hasSize(1);
    }

    @Test
    void who_stays_home_asks_for_nothing_more() {
        passenger.stayHome();
        passenger.refused(phone.lastEvent(), "RIDE_OPEN");
        city.timeline.pass(Duration.ofHours(1));

        assertThat(phone.said("finder_update")).hasSize(1);
    }

    private void ride() {
        passenger.told(city.confirmed());
        passenger.told(city.created());
        passenger.told(city.started());
        passenger.told(city.arrived());
    }
}
