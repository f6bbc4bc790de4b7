package com.nebengjek.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.ClientNotifyInput;
import com.nebengjek.events.MatchConfirmed;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchRefused;
import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.Position;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RidePayment;
import com.nebengjek.events.RideRefused;
import com.nebengjek.events.RideStarted;
import com.nebengjek.events.RideStatus;
import com.nebengjek.events.UnmatchedReason;
import com.nebengjek.events.WithdrawnReason;
import com.nebengjek.events.catalogue.Addressed;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClientNotifyTest {

    private static final UUID DRIVER = UUID.fromString("0d000000-0000-4000-8000-000000000001");
    private static final UUID PASSENGER = UUID.fromString("0a000000-0000-4000-8000-000000000002");
    private static final UUID ID = UUID.fromString("1d000000-0000-4000-8000-000000000003");
    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");
    private static final Position PLACE = new Position(-6.2, 106.8, null);
    private static final Ride RIDE = new Ride(ID, ID, DRIVER, PASSENGER, RideStatus.STARTED);
    private static final Payment PAYMENT = new Payment(ID, ID, 9_000, 450, 8_550, PaymentStatus.PAID);

    @ParameterizedTest
    @MethodSource
    void an_offer_and_its_end_go_to_the_driver_alone(ClientNotifyInput event) {
        assertThat(copiesOf(event)).containsExactly(new Addressed<>(event, "client." + DRIVER));
    }

    static Stream<ClientNotifyInput> an_offer_and_its_end_go_to_the_driver_alone() {
        return Stream.of(
                new MatchProposal(ID, ID, DRIVER, PASSENGER, PLACE, PLACE, 400, 75, AT),
                new MatchWithdrawn(ID, DRIVER, WithdrawnReason.values()[0]));
    }

    @Test
    void the_end_of_a_search_goes_to_the_passenger_alone() {
        var unmatched = new MatchUnmatched(ID, PASSENGER, UnmatchedReason.values()[0]);

        assertThat(copiesOf(unmatched)).containsExactly(new Addressed<>(unmatched, "client." + PASSENGER));
    }

    @ParameterizedTest
    @MethodSource
    void a_refusal_goes_to_the_person_who_asked(ClientNotifyInput refusal) {
        assertThat(copiesOf(refusal)).containsExactly(new Addressed<>(refusal, "client." + DRIVER));
    }

    static Stream<ClientNotifyInput> a_refusal_goes_to_the_person_who_asked() {
        return Stream.of(
                new MatchRefused(DRIVER, ID.toString(), "offer-expired", "The offer has expired."),
                new RideRefused(DRIVER, ID.toString(), "too-far", "Passenger and driver must be within 100 m."));
    }

    @ParameterizedTest
    @MethodSource
    void what_concerns_a_ride_goes_to_passenger_and_driver(ClientNotifyInput event) {
        assertThat(copiesOf(event))
                .containsExactly(
                        new Addressed<>(event, "client." + PASSENGER), new Addressed<>(event, "client." + DRIVER));
    }

    static Stream<ClientNotifyInput> what_concerns_a_ride_goes_to_passenger_and_driver() {
        return Stream.of(
                new MatchConfirmed(ID, ID, DRIVER, PASSENGER, PLACE, PLACE),
                new RideCreated(ID, ID, DRIVER, PASSENGER, RideStatus.CREATED, PLACE, PLACE, AT),
                new RideStarted(RIDE, DRIVER, AT),
                new RideArrived(RIDE, DRIVER, AT, 0.5),
                new RideCancelled(RIDE, PASSENGER, AT),
                new RideCompleted(RIDE, PAYMENT),
                new RidePayment(ID, ID, DRIVER, PASSENGER, 9_000, 450, 8_550, PaymentStatus.PENDING, "qr"));
    }

    @Test
    void every_kind_of_event_that_the_function_takes_is_tried_here() {
        var tried = Stream.of(
                        an_offer_and_its_end_go_to_the_driver_alone(),
                        Stream.of(new MatchUnmatched(ID, PASSENGER, UnmatchedReason.values()[0])),
                        a_refusal_goes_to_the_person_who_asked(),
                        what_concerns_a_ride_goes_to_passenger_and_driver())
                .flatMap(events -> events)
                .map(Object::getClass);

        assertThat(Arrays.<Class<?>>asList(ClientNotifyInput.class.getPermittedSubclasses()))
                .containsExactlyInAnyOrderElementsOf(tried.toList());
    }

    private static List<Addressed<ClientNotifyInput>> copiesOf(ClientNotifyInput event) {
        return new NotifyModule().clientNotify().apply(event).collectList().block();
    }
}
