package com.nebengjek.local.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.local.Endpoints;
import com.nebengjek.local.checks.Evidence;
import com.nebengjek.local.checks.Inspection;
import com.nebengjek.local.checks.Rounds;
import com.nebengjek.local.city.City;
import com.nebengjek.local.city.CitySettings;
import com.nebengjek.local.city.Truth;
import com.nebengjek.local.identity.TokenSigner;
import com.nebengjek.local.provider.ProviderProcess;
import com.nebengjek.local.traffic.StreamsState;
import com.nebengjek.local.traffic.Traffic;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.servers.Server;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.ConsumerInfo;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city rides on while each server in turn is killed and comes back; afterwards everything adds up. */
@WithServers(dedicated = true)
class KilledServersIT {

    private static final Duration UP = Duration.ofSeconds(Integer.getInteger("faults.up", 4));
    private static final Duration DOWN = Duration.ofSeconds(Integer.getInteger("faults.down", 2));
    /** What is promised: after this time nothing waits any more for a server that has come back. */
    private static final Duration TO_RECOVER = Duration.ofMinutes(2);
    private static final Duration TO_END = Duration.ofSeconds(30);
    private static final String HOLDER = "match-expire-match";
    private static final double SPEED = 20;
    private static final int PEOPLE = 12;

    @Test
    void nothing_is_lost_and_nobody_has_to_help(TestServers servers, @TempDir Path directory) throws Exception {
        Clock clock = Clock.systemUTC();
        TokenSigner signer = TokenSigner.create(clock);
        signer.writeJwkSet(directory.resolve("jwks.json"));
        URI edge = TestEndpoints.edge();
        Options forEver =
                Options.builder().server(servers.nats().url()).maxReconnects(-1).reconnectWait(Duration.ofMillis(200)).build();
        try (Connection nats = Nats.connect(forEver);
                ProviderProcess provider = ProviderProcess.start(edge, 7, directory.resolve("provider.log"));
                Assembly running = Assembly.start(
                        TestEndpoints.of(servers, edge, provider.access(), directory.resolve("jwks.json")),
                        Optional.empty(),
                        SPEED)) {
            Instant began = clock.instant();
            Traffic traffic = Traffic.watch(nats);
            Truth truth;
            try (City city = City.open(
                    new CitySettings(PEOPLE, PEOPLE, SPEED, 7),
                    edge,
                    (person, role) -> signer.tokenFor(person, role, Duration.ofHours(1)),
                    UUID::randomUUID,
                    clock)) {
                strike("Postgres", servers.postgres().server(), nats);
                strike("Redis", servers.redis().server(), nats);
                strike("NATS", servers.nats().server(), nats);
                TimeUnit.NANOSECONDS.sleep(UP.toNanos());
                city.endDay(Duration.ofSeconds(15), Duration.ofSeconds(30));
                truth = city.truth();
            }
            Evidence.Run run = new Evidence.Run(began, Duration.between(began, clock.instant()), true, directory.resolve("no-nats.log"));
            assertThat(violations(servers.database(), nats, traffic, truth, run)).noneMatch(KilledServersIT::isLoss);
            assertThat(running).isNotNull();
        }
    }

    /** Kills a server that has been used for a while, and waits until what had to wait for it is handled. */
    private static void strike(String name, Server server, Connection nats) throws Exception {
        TimeUnit.NANOSECONDS.sleep(UP.toNanos());
        server.kill();
        TimeUnit.NANOSECONDS.sleep(DOWN.toNanos());
        server.start();
        long back = System.nanoTime();
        Map<String, Long> last = await().atMost(TO_RECOVER).ignoreExceptions().until(
                () -> StreamsState.read(nats.jetStreamManagement()).streams().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, stream -> stream.getValue().getStreamState().getLastSequence())),
                state -> true);
        Set<String> recovered = new HashSet<>();
        await().pollInterval(Duration.ofMillis(50)).atMost(TO_RECOVER).ignoreExceptions().untilAsserted(() -> {
            List<ConsumerInfo> consumers = StreamsState.read(nats.jetStreamManagement()).consumers();
            consumers.stream().filter(consumer -> isThrough(consumer, last)).forEach(consumer -> recovered.add(consumer.getName()));
            assertThat(recovered).containsAll(consumers.stream().map(ConsumerInfo::getName).toList());
        });
        System.out.printf("%s was killed: all was handled %d ms after its return%n", name, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - back));
    }

    private static boolean isThrough(ConsumerInfo consumer, Map<String, Long> last) {
        return consumer.getName().equals(HOLDER)
                || StreamsState.outstanding(consumer) == 0
                || consumer.getAckFloor().getStreamSequence() >= last.get(consumer.getStreamName());
    }

    private static List<String> violations(
            PostgresDatabase postgres, Connection nats, Traffic traffic, Truth truth, Evidence.Run run) throws Exception {
        try (java.sql.Connection database = postgres.connect()) {
            await().atMost(TO_END).until(
                    () -> StreamsState.read(nats.jetStreamManagement()).outstanding() <= Rounds.notDue(database));
            Evidence evidence = new Evidence(
                    database,
                    nats.jetStreamManagement(),
                    StreamsState.read(nats.jetStreamManagement()),
                    Rounds.notDue(database),
                    traffic,
                    truth,
                    run);
            System.out.printf("%d events handled, %d redelivered%n", traffic.handled(), traffic.redelivered());
            return Inspection.violations(evidence);
        }
    }

    /**
     * Counts of deliveries go back a little with a killed NATS server, which makes acknowledged events look removed;
     * what phones could not report while a server was away is not driven for the meter, so that less may be billed, and
     * never more; and a slow machine may not complete a ride in this time.
     */
    private static boolean isLoss(String violation) {
        return !violation.contains("were removed before")
                && !violation.contains("m were driven (-")
                && !violation.contains("none was completed");
    }
}
