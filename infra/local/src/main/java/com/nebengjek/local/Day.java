package com.nebengjek.local;

import com.nebengjek.local.checks.Evidence;
import com.nebengjek.local.city.City;
import com.nebengjek.local.city.CitySettings;
import com.nebengjek.local.city.Truth;
import com.nebengjek.local.identity.TokenSigner;
import com.nebengjek.local.options.Options;
import com.nebengjek.local.recording.Recording;
import com.nebengjek.local.report.RideCounts;
import com.nebengjek.local.report.StatusLine;
import com.nebengjek.local.traffic.Traffic;
import io.nats.client.Connection;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens while everything runs. */
final class Day {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);
    private static final Duration IN_PEACE = Duration.ofSeconds(15);
    private static final Duration IN_PEACE_WHEN_INTERRUPTED = Duration.ofSeconds(2);
    private static final Duration IN_HASTE = Duration.ofSeconds(30);

    private final Options options;
    private final Interruption interruption;
    private final Steps steps;
    private final Clock clock;
    private final Connection nats;
    private final java.sql.Connection database;
    private final Path natsLog;

    Day(
            Options options,
            Interruption interruption,
            Steps steps,
            Clock clock,
            Connection nats,
            java.sql.Connection database,
            Path natsLog) {
        this.options = options;
        this.interruption = interruption;
        this.steps = steps;
        this.clock = clock;
        this.nats = nats;
        this.database = database;
        this.natsLog = natsLog;
    }

    /** Runs the city until its time is over or somebody interrupts it, and returns the exit status. */
    int inTheCity(Endpoints endpoints, TokenSigner signer) throws Exception {
        try (Recording _ = recording()) {
            return watchedCity(endpoints, signer);
        }
    }

    private @Nullable Recording recording() throws Exception {
        return options.record().isEmpty()
                ? null
                : Recording.start(nats, options.record().get(), options.speed(), clock);
    }

    private int watchedCity(Endpoints endpoints, TokenSigner signer) throws Exception {
        Instant began = clock.instant();
        Traffic traffic = Traffic.watch(nats);
        steps.say("%d drivers and %d passengers come to %s"
                .formatted(options.drivers(), options.passengers(), endpoints.edgeUrl()));
        steps.say("the map is at " + endpoints.mapUrl());
        steps.say("be a passenger or a driver yourself at " + endpoints.phoneUrl());
        City.Tokens tokens = (person, role) -> signer.tokenFor(person, role, TOKEN_LIFETIME);
        CitySettings settings =
                new CitySettings(options.drivers(), options.passengers(), options.speed(), options.seed());
        Truth truth;
        Duration lasted;
        try (City city = City.open(settings, endpoints.edgeUrl(), tokens, UUID::randomUUID, clock)) {
            watch(city, traffic, new SentMessages(database, began));
            lasted = Duration.between(began, clock.instant());
            steps.say("bringing everybody home");
            city.endDay(interruption.isAsked() ? IN_PEACE_WHEN_INTERRUPTED : IN_PEACE, IN_HASTE);
            truth = city.truth();
        }
        boolean withRides = options.drivers() > 0 && options.passengers() > 0;
        Evidence.Run run = new Evidence.Run(began, lasted, withRides, natsLog);
        return new Conclusion(options, steps, nats, database, traffic).draw(truth, run);
    }

    private void watch(City city, Traffic traffic, SentMessages messages) throws InterruptedException, SQLException {
        StatusLine line = new StatusLine(System.out, System.console() != null && System.console().isTerminal());
        long end = end();
        long passed = traffic.passed();
        boolean matched = false;
        while (!interruption.await(SECOND) && System.nanoTime() < end) {
            long now = traffic.passed();
            RideCounts rides = RideCounts.now(database);
            if (!matched && rides.first() != null) {
                matched = true;
                line.end();
                steps.say(rides.first(), "first match");
            }
            for (String message : messages.news()) {
                line.end();
                steps.say(message);
            }
            line.show(new StatusLine.Status(city.view(), rides, now - passed));
            passed = now;
        }
        line.end();
    }

    private long end() {
        return options.time().map(time -> System.nanoTime() + time.toNanos()).orElse(Long.MAX_VALUE);
    }

    /** Leaves everything to others until the time is over or somebody interrupts it, and returns the exit status. */
    int alone(Endpoints endpoints, TokenSigner signer) throws Exception {
        Instant began = clock.instant();
        Traffic traffic = Traffic.watch(nats);
        steps.say("everything runs; Ctrl-C stops it");
        System.out.print(Welcome.text(endpoints, signer, TOKEN_LIFETIME));
        SentMessages messages = new SentMessages(database, began);
        long end = end();
        while (!interruption.await(HALF_A_SECOND) && System.nanoTime() < end) {
            messages.news().forEach(steps::say);
        }
        Evidence.Run run = new Evidence.Run(began, Duration.between(began, clock.instant()), false, natsLog);
        return new Conclusion(options, steps, nats, database, traffic).draw(Truth.NOTHING, run);
    }
}
