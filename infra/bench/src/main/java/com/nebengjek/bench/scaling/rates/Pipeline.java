package com.nebengjek.bench.scaling.rates;

import static com.nebengjek.bench.scaling.rates.Heard.id;

import com.nebengjek.bench.scaling.cluster.Events;
import com.nebengjek.bench.scaling.cluster.PodTemplate;
import com.nebengjek.bench.scaling.cluster.Programs;
import com.nebengjek.bench.scaling.cluster.Release;
import com.nebengjek.bench.scaling.cluster.Site;
import com.nebengjek.events.MatchAccepted;
import com.nebengjek.events.RideArrive;
import com.nebengjek.events.RideStart;
import com.nebengjek.receiver.Receiver;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/**
 * The rides of a town, function by function: one process works off everything that the ones before it and the people of the
 * town have left for it, and ends before the next one starts. So every function does its real work, with events that have
 * never been seen before.
 */
final class Pipeline {

    /** Offers and passengers wait while one function after the other does its part. */
    private static final Map<String, String> PATIENT = Map.of(
            "NEBENGJEK_MATCH_OFFER_VALIDITY", "1h",
            "NEBENGJEK_RIDE_POSITION_MAX_AGE", "1h",
            "NEBENGJEK_LOCATION_ARRIVAL_PATIENCE", "0s",
            "NEBENGJEK_MESSAGE_RELAY_MAX_QUEUED", "1000000",
            "NEBENGJEK_MESSAGE_ALLOW_PRIVATE_ADDRESSES", "127.0.0.0/8");

    private static final int MESSAGES = 5;
    private static final int SECONDS_UNDER_WAY = 9;
    private static final Duration AHEAD = Duration.ofSeconds(50);

    private final Map<String, Rate> rates = new LinkedHashMap<>();
    private final BiConsumer<String, Rate> report;
    private final Town town;
    private final Site site;
    private final Release release;
    private final Stopwatch stopwatch;
    private final Events events;

    /** @param report is told of each rate as it comes */
    Pipeline(int pairs, Site site, Release release, Programs programs, BiConsumer<String, Rate> report) throws Exception {
        this.town = Town.of(pairs);
        this.site = site;
        this.release = release;
        this.stopwatch = new Stopwatch(site, programs);
        this.events = new Events(site.nats());
        this.report = report;
    }

    Map<String, Rate> run() throws Exception {
        match();
        List<JsonNode> rides = ride();
        people();
        earlierClients(rides);
        messages();
        return rates;
    }

    private void match() throws Exception {
        events.publishAll(town.driversGoOnline());
        measure("driver-availability");
        for (int second = 0; second < 3; second++) {
            events.publishAll(town.everybodyIsAtTheirPlace(Instant.now().plusSeconds(second)));
        }
        measure("location-store");
        // Drivers whose position is older than 60 s are offered nothing, so theirs are now from soon.
        events.publishAll(town.everybodyIsAtTheirPlace(Instant.now().plus(AHEAD)));
        run("location-store");
        List<JsonNode> offers = hearing("match.proposal.driver.*", () -> {
            events.publishAll(town.passengersAsk());
            measure("match-propose");
        });
        events.publishAll(offers.stream().map(offer -> new MatchAccepted(id(offer, "match_id"), id(offer, "driver_id"))));
        measure("match-decide");
    }

    private List<JsonNode> ride() throws Exception {
        List<JsonNode> rides = hearing("ride.created.trip.*", () -> measure("ride-create"));
        run("location-store");
        events.publishAll(rides.stream().map(ride -> new RideStart(id(ride, "ride_id"), id(ride, "driver_id"), null, Instant.now())));
        measure("ride-progress");
        run("location-store");
        Instant started = Instant.now().plus(AHEAD);
        events.publishAll(town.driversDrive(started, SECONDS_UNDER_WAY));
        run("location-store");
        events.publishAll(rides.stream().map(ride -> new RideArrive(
                id(ride, "ride_id"), id(ride, "driver_id"), null, started.plusSeconds(SECONDS_UNDER_WAY), 1.0)));
        run("ride-progress");
        run("location-store");
        measure("ride-meter");
        measure("payment");
        return rides;
    }

    private void people() throws Exception {
        measure("client-notify");
        events.publishAll(town.everybodyComesBack());
        measure("client-state");
    }

    /** Commands for rides that are over: they are translated as others are. */
    private void earlierClients(List<JsonNode> rides) throws Exception {
        for (String subject : List.of("ride.started", "ride.arrived")) {
            events.publishAll(subject, rides.stream().map(ride -> Map.of("ride_id", ride.path("ride_id"))));
        }
        measure("earlier-clients");
    }

    private void messages() throws Exception {
        measure("message-compose");
        try (Receiver receiver = Receiver.start("--script", "200,delay=10ms");
                Connection database = site.database()) {
            execute(database, "INSERT INTO message.endpoint (name, channel, url) VALUES ('sms', 'SMS', '%s')"
                    .formatted(receiver.url()));
            rows(database, "PENDING", 0);
            measured("message-relay", stopwatch.of(pod("message-relay"), () -> due(database)));
            measure("message-deliver");
            rows(database, "RETRY", 1);
            stopwatch.of(pod("message-relay"), () -> due(database));
            measure("message-redeliver");
        }
    }

    /** Messages that are due, after so many attempts. */
    private void rows(Connection database, String state, int attempts) throws Exception {
        execute(database, """
                INSERT INTO message.message (channel, recipient, content, state, attempts)
                SELECT 'SMS', '+62812' || n, 'Your driver is here.', '%s', %d FROM generate_series(1, %d) AS n
                """.formatted(state, attempts, MESSAGES * town.pairs().size()));
    }

    private static void execute(Connection database, String statement) throws Exception {
        try (Statement executing = database.createStatement()) {
            executing.execute(statement);
        }
    }

    private static long due(Connection database) throws Exception {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT message.due()")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** What a part of the work lets others hear on a subject. */
    private List<JsonNode> hearing(String subject, Part part) throws Exception {
        try (Heard heard = new Heard(site.nats(), subject)) {
            part.run();
            return heard.all();
        }
    }

    private interface Part {
        void run() throws Exception;
    }

    private void measure(String function) throws Exception {
        measured(function, run(function));
    }

    private void measured(String function, Rate rate) {
        rates.put(function, rate);
        report.accept(function, rate);
    }

    private Rate run(String function) throws Exception {
        return stopwatch.of(pod(function));
    }

    private PodTemplate pod(String function) {
        return release.pods().get(function).with(PATIENT);
    }
}
