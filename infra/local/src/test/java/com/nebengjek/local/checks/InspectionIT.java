package com.nebengjek.local.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.local.city.Truth;
import com.nebengjek.local.traffic.StreamsState;
import com.nebengjek.local.traffic.Traffic;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Connection;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corrupts a database, or a stream, once per violation, and is told so. */
@WithServers
class InspectionIT {

    private static final Instant BEGAN = Instant.parse("2026-01-01T09:00:00Z");
    private static final String NOT_COMPLETED =
            "UPDATE ride.ride SET status = '%s', completed_at = NULL, payment_id = NULL";

    private Connection nats;
    private java.sql.Connection database;
    private Traffic traffic;
    private Truth truth = new Truth(1, Map.of(), Map.of(UUID.fromString(OneRide.RIDE), 1_010.0), List.of());
    private boolean withRides = true;
    private int published;

    @TempDir
    private Path directory;

    private Path natsLog;

    @BeforeEach
    void oneRideIsOverAndAllIsWell(TestServers servers) throws Exception {
        nats = servers.nats().connect();
        for (String stream : nats.jetStreamManagement().getStreamNames()) {
            nats.jetStreamManagement().purgeStream(stream);
        }
        traffic = Traffic.watch(nats);
        database = servers.database().connect();
        database.setAutoCommit(false);
        OneRide.insert(database);
        natsLog = directory.resolve("nats.log");
    }

    @AfterEach
    void nothingIsKept() throws Exception {
        database.rollback();
        database.close();
        nats.close();
    }

    @Test
    void a_run_in_which_all_is_well_has_no_violations() throws Exception {
        assertThat(violations()).isEmpty();
    }

    @Test
    void a_driver_with_two_open_rides() throws Exception {
        corrupt(OneRide.AGAIN.formatted(OneRide.ANOTHER, ", 'passenger_id', '" + OneRide.ANOTHER + "'"));

        assertThat(violations())
                .contains("Driver %s had two rides open at once: %s and %s."
                        .formatted(OneRide.DRIVER, OneRide.RIDE, OneRide.ANOTHER));
    }

    @Test
    void a_passenger_with_two_open_rides() throws Exception {
        corrupt(OneRide.AGAIN.formatted(
                OneRide.ANOTHER,
                ", 'driver_id', '%1$s', 'started_by', '%1$s', 'arrived_by', '%1$s'".formatted(OneRide.ANOTHER)));

        assertThat(violations())
                .contains("Passenger %s had two rides open at once: %s and %s."
                        .formatted(OneRide.PASSENGER, OneRide.RIDE, OneRide.ANOTHER));
    }

    @Test
    void a_ride_that_begins_when_the_one_before_is_over_is_no_second_one() throws Exception {
        corrupt(OneRide.AGAIN.formatted(
                OneRide.ANOTHER,
                ", 'created_at', '2026-01-01T10:11Z', 'started_at', '2026-01-01T10:12Z',"
                        + " 'arrived_at', '2026-01-01T10:13Z', 'completed_at', '2026-01-01T10:14Z'"));

        assertThat(violations()).noneMatch(sentence -> sentence.contains("two rides"));
    }

    @Test
    void an_accepted_match_without_a_ride() throws Exception {
        corrupt("DELETE FROM ride.metered; DELETE FROM payment.payment; DELETE FROM ride.ride");

        assertThat(violations())
                .contains("Match %s was accepted by driver %s, but there is no ride of it."
                        .formatted(OneRide.MATCH, OneRide.DRIVER));
    }

    @Test
    void an_unanswered_request() throws Exception {
        corrupt("UPDATE matching.request SET status = 'OPEN'");

        assertThat(violations())
                .singleElement()
                .asString()
                .startsWith("Request %s of passenger %s is unanswered since 2026-01-01"
                        .formatted(OneRide.REQUEST, OneRide.PASSENGER));
    }

    @Test
    void an_answer_that_its_passenger_has_not_heard() throws Exception {
        Instant sent = Instant.parse("2026-01-01T10:00:00Z");
        truth = new Truth(1, Map.of(UUID.fromString(OneRide.REQUEST), sent), Map.of(), List.of());

        assertThat(violations())
                .containsExactly("Request %s was sent at %s, and its passenger has heard no answer."
                        .formatted(OneRide.REQUEST, sent));
    }

    @Test
    void a_message_that_nobody_looks_after() throws Exception {
        corrupt("INSERT INTO message.message (channel, recipient, content, created_at)"
                + " VALUES ('SMS', '+628123456789', 'Hello', now() - INTERVAL '1 min')");

        assertThat(violations()).singleElement().asString().contains("(SMS) is PENDING", "nothing says why");
    }

    @Test
    void a_completed_ride_without_a_payment() throws Exception {
        corrupt("DELETE FROM payment.payment");

        assertThat(violations())
                .containsExactly("Ride %s is completed, but has 0 paid payments.".formatted(OneRide.RIDE));
    }

    @Test
    void a_completed_ride_whose_payment_is_open() throws Exception {
        corrupt("UPDATE payment.payment SET status = 'FAILED', paid_at = NULL, reference = NULL");

        assertThat(violations())
                .containsExactly("Ride %s is completed, but has 0 paid payments.".formatted(OneRide.RIDE));
    }

    @Test
    void a_completed_ride_that_was_paid_twice() throws Exception {
        corrupt("""
                ALTER TABLE payment.payment DROP CONSTRAINT payment_ride_id_key;
                INSERT INTO payment.payment SELECT (jsonb_populate_record(
                    payment, jsonb_build_object('payment_id', '%s'))).* FROM payment.payment
                """.formatted(OneRide.ANOTHER));

        assertThat(violations())
                .containsExactly("Ride %s is completed, but has 2 paid payments.".formatted(OneRide.RIDE));
    }

    @Test
    void fee_and_payout_that_are_not_the_amount() throws Exception {
        corrupt("""
                ALTER TABLE payment.payment DROP CONSTRAINT no_rupiah_is_lost;
                UPDATE payment.payment SET driver_payout = 2851
                """);

        assertThat(violations())
                .containsExactly("Payment %s is of 3000 rupiah, but fee 150 and payout 2851 are 3001."
                        .formatted(OneRide.PAYMENT));
    }

    @Test
    void a_fare_that_does_not_follow_from_the_odometer() throws Exception {
        corrupt("UPDATE payment.payment SET amount = 3001, driver_payout = 2851");

        assertThat(violations())
                .containsExactly(("Payment %s of ride %s is of 3001 rupiah with a fee of 150,"
                                + " but 1000.000 m with factor 1 make 3000 and 150.")
                        .formatted(OneRide.PAYMENT, OneRide.RIDE));
    }

    @Test
    void a_fare_that_leaves_the_factor_out() throws Exception {
        corrupt("UPDATE ride.metered SET factor = 0.5");

        assertThat(violations())
                .containsExactly(("Payment %s of ride %s is of 3000 rupiah with a fee of 150,"
                                + " but 1000.000 m with factor 0.5 make 1500 and 75.")
                        .formatted(OneRide.PAYMENT, OneRide.RIDE));
    }

    @Test
    void a_payment_of_a_ride_whose_meter_was_never_closed() throws Exception {
        corrupt("DELETE FROM ride.metered");

        assertThat(violations())
                .containsExactly("Payment %s of ride %s is of 3000 rupiah, but no meter of the ride was closed."
                        .formatted(OneRide.PAYMENT, OneRide.RIDE));
    }

    @Test
    void a_bill_for_more_than_the_meters_have_counted() throws Exception {
        corrupt("UPDATE ride.meter SET odometer = 999.5");

        assertThat(violations())
                .containsExactly("Ride %s is billed for 1000.000 m, but its meters have counted only 999.500 m."
                        .formatted(OneRide.RIDE));
    }

    @Test
    void a_bill_that_is_not_what_was_driven() throws Exception {
        truth = new Truth(1, Map.of(), Map.of(UUID.fromString(OneRide.RIDE), 1_025.0), List.of());

        assertThat(violations())
                .containsExactly(
                        "Ride %s is billed for 1000.0 m, but 1025.0 m were driven (-2.4 %%).".formatted(OneRide.RIDE));
    }

    @Test
    void a_run_without_a_completed_ride() throws Exception {
        corrupt(NOT_COMPLETED.formatted("ARRIVED"));

        assertThat(violations()).containsExactly("In 30 s, 1 rides were asked for and none was completed.");
    }

    @Test
    void a_run_without_anybody_to_ride_completes_no_ride_either() throws Exception {
        corrupt(NOT_COMPLETED.formatted("ARRIVED"));
        withRides = false;

        assertThat(violations()).isEmpty();
    }

    @Test
    void an_event_that_was_published_and_not_handled() throws Exception {
        publish("match.request.passenger.1");

        assertThat(violations())
                .containsExactly("match-propose-match has not handled 1 events of MATCH:"
                        + " 1 were not delivered, 0 are not acknowledged, from sequence %d on.".formatted(firstOf("MATCH")));
    }

    @Test
    void an_event_that_was_delivered_and_not_acknowledged() throws Exception {
        publish("match.request.passenger.1");
        fetch("MATCH", "match-propose-match", 1);

        assertThat(violations())
                .containsExactly("match-propose-match has not handled 1 events of MATCH:"
                        + " 0 were not delivered, 1 are not acknowledged, from sequence %d on.".formatted(firstOf("MATCH")));
    }

    @Test
    void a_round_is_held_rightly_until_it_is_due() throws Exception {
        publish("match.round.passenger.1");
        assertThat(violations()).singleElement().asString().startsWith("match-expire-match has not handled 1 events");

        corrupt("UPDATE matching.round SET due = now() + interval '20 s'");

        assertThat(violations()).isEmpty();
    }

    @Test
    void events_that_were_removed_before_they_were_acknowledged() throws Exception {
        for (int i = 0; i < 5; i++) {
            publish("match.request.passenger." + i);
        }
        long first = firstOf("MATCH");
        nats.jetStreamManagement().deleteMessage("MATCH", first);
        nats.jetStreamManagement().deleteMessage("MATCH", first + 1);
        for (Message event : fetch("MATCH", "match-propose-match", 3)) {
            event.ackSync(Duration.ofSeconds(5));
        }

        assertThat(violations())
                .containsExactly("2 events of MATCH were removed before match-propose-match acknowledged them.");
    }

    @Test
    void an_event_that_was_delivered_twice_and_acknowledged_is_not_missed() throws Exception {
        publish("match.request.passenger.1");
        fetch("MATCH", "match-propose-match", 1).getFirst().nak();
        fetch("MATCH", "match-propose-match", 1).getFirst().ackSync(Duration.ofSeconds(5));

        await().untilAsserted(() -> assertThat(traffic.redelivered()).isEqualTo(1));
        assertThat(violations()).isEmpty();
    }

    @Test
    void a_user_who_wanted_what_it_may_not_do() throws Exception {
        Files.writeString(natsLog, """
                [7] 2026/01/01 09:00:00.1 [INF] Server is ready
                [7] 2026/01/01 09:00:01.1 [ERR] 127.0.0.1:5 - cid:62 - "v2:java" - "$G/user:payment" - Publish Violation - Subject "ride.created.trip.1"
                """);

        assertThat(violations()).containsExactly("NATS refused payment a publish: \"ride.created.trip.1\".");
    }

    @Test
    void a_dead_letter() throws Exception {
        Headers headers = new Headers()
                .add("ce-type", "com.nebengjek.match.request.v1")
                .add("dead-subject", "match.request.passenger.1")
                .add("dead-reason", "pickup.latitude: must be at most 90");
        nats.jetStream()
                .publish(NatsMessage.builder()
                        .subject("dead.MATCH.match-propose-match")
                        .headers(headers)
                        .build());
        published++;

        assertThat(violations())
                .singleElement()
                .asString()
                .matches("Dead letter \\d+ on dead\\.MATCH\\.match-propose-match: com\\.nebengjek\\.match\\.request\\.v1"
                        + " from match\\.request\\.passenger\\.1, because: pickup\\.latitude: must be at most 90");
    }

    private void corrupt(String sql) throws Exception {
        OneRide.execute(database, sql);
    }

    private void publish(String subject) throws Exception {
        nats.jetStream().publish(subject, "{}".getBytes(StandardCharsets.UTF_8));
        published++;
    }

    private List<Message> fetch(String stream, String durable, int count) throws Exception {
        JetStreamSubscription subscription =
                nats.jetStream().subscribe(null, PullSubscribeOptions.bind(stream, durable));
        return subscription.fetch(count, Duration.ofSeconds(5));
    }

    private long firstOf(String stream) throws Exception {
        return nats.jetStreamManagement().getStreamInfo(stream).getStreamState().getFirstSequence();
    }

    private List<String> violations() throws Exception {
        await().until(() -> traffic.passed() == published);
        long notDue = Rounds.notDue(database);
        StreamsState streams = StreamsState.read(nats.jetStreamManagement());
        Evidence.Run run = new Evidence.Run(BEGAN, Duration.ofSeconds(30), withRides, natsLog);
        return Inspection.violations(
                new Evidence(database, nats.jetStreamManagement(), streams, notDue, traffic, truth, run));
    }
}
