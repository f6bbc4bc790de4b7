package com.nebengjek.edge.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.events.DriverBeacon;
import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.MatchAccepted;
import com.nebengjek.events.MatchCancel;
import com.nebengjek.events.MatchRejected;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.PassengerLocationUpdate;
import com.nebengjek.events.Payment;
import com.nebengjek.events.Position;
import com.nebengjek.events.RideArrive;
import com.nebengjek.events.RideCancel;
import com.nebengjek.events.RidePay;
import com.nebengjek.events.RideStart;
import com.nebengjek.events.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientFramesTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final UUID ID = UUID.fromString("7f6b2b0e-3a58-4a34-9be1-0d1f6a1f0a01");
    private static final Person DRIVER = new Person(UUID.fromString("d0000000-0000-4000-8000-000000000001"), Role.DRIVER);
    private static final Person PASSENGER =
            new Person(UUID.fromString("a0000000-0000-4000-8000-000000000002"), Role.PASSENGER);
    private static final Position HERE = new Position(-6.2, 106.8, null);

    private final ClientFrames frames = new ClientFrames(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_beacon_of_an_earlier_client_becomes_a_driver_on_duty() {
        assertThat(event(DRIVER, "beacon_update", "{'msisdn':'628111','is_active':true,'latitude':-6.2,'longitude':106.8}"))
                .isEqualTo(new DriverBeacon(DRIVER.id(), true, HERE, NOW));
    }

    @Test
    void a_beacon_may_say_its_place_as_a_location_or_not_at_all() {
        assertThat(event(DRIVER, "beacon_update", "{'is_active':true,'location':{'latitude':-6.2,'longitude':106.8}}"))
                .isEqualTo(new DriverBeacon(DRIVER.id(), true, HERE, NOW));
        assertThat(event(DRIVER, "beacon_update", "{'is_active':false}"))
                .isEqualTo(new DriverBeacon(DRIVER.id(), false, null, NOW));
    }

    @Test
    void an_active_finder_is_a_request_from_here_to_there() {
        var request = (MatchRequest) event(PASSENGER, "finder_update", FINDER);

        assertThat(request.passengerId()).isEqualTo(PASSENGER.id());
        assertThat(request.pickup()).isEqualTo(HERE);
        assertThat(request.destination()).isEqualTo(new Position(-6.3, 106.9, null));
        assertThat(request.timestamp()).isEqualTo(NOW);
    }

    @Test
    void an_inactive_finder_cancels_the_open_request_or_the_one_it_names() {
        assertThat(event(PASSENGER, "finder_update", "{'is_active':false}"))
                .isEqualTo(new MatchCancel(null, PASSENGER.id()));
        assertThat(event(PASSENGER, "finder_update", "{'is_active':false,'request_id':'" + ID + "'}"))
                .isEqualTo(new MatchCancel(ID, PASSENGER.id()));
    }

    @Test
    void a_location_is_a_drivers_or_a_passengers_by_the_token() {
        String data = "{'ride_id':'%s','location':{'latitude':0,'longitude':180,'timestamp':'2026-05-01T09:59:58Z'}}"
                .formatted(ID);
        Instant then = NOW.minusSeconds(2);

        assertThat(event(DRIVER, "location_update", data))
                .isEqualTo(new DriverLocationUpdate(DRIVER.id(), 0, 180, then, null));
        assertThat(event(PASSENGER, "location_update", data))
                .isEqualTo(new PassengerLocationUpdate(PASSENGER.id(), 0, 180, then, null));
    }

    @Test
    void a_location_without_a_time_is_of_now() {
        assertThat(event(DRIVER, "location_update", "{'location':{'latitude':1,'longitude':2},'accuracy':5}"))
                .isEqualTo(new DriverLocationUpdate(DRIVER.id(), 1, 2, NOW, 5.0));
    }

    @Test
    void an_offer_is_taken_or_declined_by_the_person_of_the_token() {
        assertThat(event(DRIVER, "match_confirm", "{'match_id':'" + ID + "','status':'ACCEPTED'}"))
                .isEqualTo(new MatchAccepted(ID, DRIVER.id()));
        assertThat(event(DRIVER, "match_confirm", "{'match_id':'" + ID + "','status':'REJECTED'}"))
                .isEqualTo(new MatchRejected(ID, DRIVER.id()));
    }

    @Test
    void ride_started_is_a_command_and_tells_only_the_senders_own_position() {
        String data = """
                {'ride_id':'%s','driver_location':{'latitude':-6.2,'longitude':106.8},
                 'passenger_location':{'latitude':1,'longitude':1}}""".formatted(ID);

        assertThat(event(DRIVER, "ride_started", data)).isEqualTo(new RideStart(ID, DRIVER.id(), HERE, NOW));
        assertThat(event(PASSENGER, "ride_started", data))
                .isEqualTo(new RideStart(ID, PASSENGER.id(), new Position(1, 1, null), NOW));
    }

    @Test
    void an_omitted_adjustment_is_left_out_and_not_free() {
        assertThat(event(DRIVER, "ride_arrived", "{'ride_id':'" + ID + "'}"))
                .isEqualTo(new RideArrive(ID, DRIVER.id(), null, NOW, null));
        assertThat(event(DRIVER, "ride_arrived", "{'ride_id':'" + ID + "','adjustment_factor':0.5}"))
                .isEqualTo(new RideArrive(ID, DRIVER.id(), null, NOW, 0.5));
    }

    @Test
    void a_ride_is_cancelled_with_or_without_a_reason() {
        assertThat(event(PASSENGER, "ride_cancel", "{'ride_id':'" + ID + "','reason':'too far'}"))
                .isEqualTo(new RideCancel(ID, PASSENGER.id(), "too far", NOW));
    }

    @Test
    void a_payment_is_an_intent_whatever_the_frame_says_of_its_outcome() {
        assertThat(event(PASSENGER, "payment_processed", "{'ride_id':'" + ID + "','total_cost':12000,'status':'PAID'}"))
                .isEqualTo(new RidePay(ID, Payment.idOf(ID), PASSENGER.id()));
        assertThat(event(PASSENGER, "payment_processed", "{'ride_id':'" + ID + "','payment_id':'" + DRIVER.id() + "'}"))
                .isEqualTo(new RidePay(ID, DRIVER.id(), PASSENGER.id()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            DRIVER    | beacon_update     | {'latitude':1,'longitude':1}                              | is_active           | invalid_beacon
            DRIVER    | beacon_update     | {'is_active':'yes'}                                       | is_active           | invalid_beacon
            DRIVER    | beacon_update     | {'is_active':true,'latitude':91,'longitude':1}            | latitude            | invalid_beacon
            DRIVER    | beacon_update     | {'is_active':true,'latitude':1}                           | longitude           | invalid_beacon
            DRIVER    | beacon_update     | {'is_active':true,'user_id':'x'}                          | user_id             | invalid_beacon
            PASSENGER | beacon_update     | {'is_active':true}                                        | event               | access_denied
            PASSENGER | finder_update     | {'is_active':true}                                        | location            | invalid_format
            PASSENGER | finder_update     | {'is_active':true,'location':{'latitude':1,'longitude':1}}| target_location     | invalid_format
            PASSENGER | finder_update     | {'is_active':true,'location':{'latitude':1}}              | location.longitude  | invalid_format
            DRIVER    | finder_update     | {'is_active':false}                                       | event               | access_denied
            DRIVER    | location_update   | {'latitude':1,'longitude':1}                              | location            | invalid_location
            DRIVER    | location_update   | {'location':{'latitude':1,'longitude':-180.5}}            | location.longitude  | invalid_location
            DRIVER    | location_update   | {'location':{'latitude':1,'longitude':1,'timestamp':'2026-05-01T10:01:01Z'}} | location.timestamp | invalid_location
            DRIVER    | match_confirm     | {'match_id':'7','status':'ACCEPTED'}                      | match_id            | match_update_failed
            DRIVER    | match_confirm     | {'match_id':'%s','status':'MAYBE'}                        | status              | match_update_failed
            PASSENGER | match_confirm     | {'match_id':'%s','status':'ACCEPTED'}                     | event               | access_denied
            DRIVER    | ride_started      | {}                                                        | ride_id             | invalid_format
            DRIVER    | ride_arrived      | {'ride_id':'%s','adjustment_factor':0}                    | adjustment_factor   | invalid_format
            DRIVER    | ride_arrived      | {'ride_id':'%s','adjustment_factor':1.01}                 | adjustment_factor   | invalid_format
            DRIVER    | ride_cancel       | {'ride_id':'%s','by':'me'}                                | by                  | invalid_format
            DRIVER    | payment_processed | {'ride_id':'%s'}                                          | event               | access_denied
            DRIVER    | ride.started      | {'ride_id':'%s'}                                          | event               | unknown_event
            DRIVER    | resume            | {}                                                        | last_event_id       | invalid_format
            """)
    void a_broken_rule_is_named_with_its_field(Role role, String event, String data, String field, String code) {
        Person person = role == Role.DRIVER ? DRIVER : PASSENGER;

        FrameRefused refused = catchThrowableOfType(
                FrameRefused.class, () -> read(person, event, "7", data.formatted(ID)));

        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.code().code()).isEqualTo(code);
        assertThat(refused.frameId()).isEqualTo("7");
    }

    @Test
    void a_repeated_frame_asks_for_the_same_event_and_the_same_request() {
        var first = publish(PASSENGER, "finder_update", FINDER);
        var second = publish(PASSENGER, "finder_update", FINDER);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.event()).isEqualTo(first.event());
    }

    @Test
    void ids_differ_by_person_and_by_frame_and_by_event() {
        Person other = new Person(ID, Role.DRIVER);
        UUID id = publish(DRIVER, "beacon_update", "{'is_active':true}").id();

        assertThat(publish(other, "beacon_update", "{'is_active':true}").id()).isNotEqualTo(id);
        assertThat(((ClientRequest.Publish) read(DRIVER, "beacon_update", "8", "{'is_active':true}")).id())
                .isNotEqualTo(id);
        assertThat(publish(DRIVER, "location_update", "{'location':{'latitude':1,'longitude':1}}").id())
                .isNotEqualTo(id);
    }

    @Test
    void a_frame_without_an_id_is_never_taken_for_a_repeat() {
        var first = (ClientRequest.Publish) read(DRIVER, "beacon_update", null, "{'is_active':true}");
        var second = (ClientRequest.Publish) read(DRIVER, "beacon_update", null, "{'is_active':true}");

        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void a_finder_is_answered_with_itself_and_the_id_of_its_request() {
        var request = publish(PASSENGER, "finder_update", FINDER);

        assertThat(request.answer().event()).isEqualTo("finder_update");
        assertThat(request.answer().data().path("target_location").path("latitude").asDouble()).isEqualTo(-6.3);
        assertThat(request.answer().data().path("request_id").asString())
                .isEqualTo(((MatchRequest) request.event()).requestId().toString());
    }

    @Test
    void a_command_is_confirmed_and_is_about_the_ride_it_names() {
        var request = publish(DRIVER, "ride_arrived", "{'ride_id':'" + ID + "'}");

        assertThat(request.about()).isEqualTo(ID);
        assertThat(request.answer().event()).isEqualTo("confirmed");
        assertThat(request.answer().id()).isEqualTo("7");
        assertThat(request.answer().data().path("event").asString()).isEqualTo("ride_arrived");
    }

    private static final String FINDER = """
            {'msisdn':'628111','is_active':true,'location':{'latitude':-6.2,'longitude':106.8},
             'target_location':{'latitude':-6.3,'longitude':106.9}}""";

    private Record event(Person person, String event, String data) {
        return publish(person, event, data).event();
    }

    private ClientRequest.Publish publish(Person person, String event, String data) {
        return (ClientRequest.Publish) read(person, event, "7", data);
    }

    private ClientRequest read(Person person, String event, @Nullable String id, String data) {
        String envelope = id == null ? "{'event':'%s','data':%s}" : "{'event':'%s','id':'" + id + "','data':%s}";
        return frames.read(FrameReader.read(envelope.formatted(event, data).replace('\'', '"')), person);
    }
}
