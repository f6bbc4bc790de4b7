package com.nebengjek.bench.scaling;

import com.nebengjek.bench.scaling.cluster.Events;
import com.nebengjek.events.ClientSubjects;
import com.nebengjek.events.DriverBeacon;
import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.Haversine;
import com.nebengjek.events.PassengerLocationUpdate;
import com.nebengjek.events.Position;
import com.nebengjek.events.Role;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with a phone, as an edge speaks for them: says where they are every 2 s and hears what they are told. */
final class Person implements AutoCloseable {

    static final Position HERE = new Position(-6.2, 106.8166, null);
    static final Position ELSEWHERE = new Position(-6.2, 106.8256, null);

    private static final int SECONDS_BETWEEN_POSITIONS = 2;
    /** 36 m, what 130 km/h makes of a second. */
    private static final double STEP = 0.000325;

    private final UUID id = UUID.randomUUID();
    private final Role role;
    private final Events events;
    private final Connection nats;
    private final Dispatcher ear;
    private final List<Message> told = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService phone = Executors.newSingleThreadScheduledExecutor();
    private volatile Position position = HERE;
    private volatile boolean riding;
    private double metres;

    private Person(Role role, Connection nats) throws IOException {
        this.role = role;
        this.nats = nats;
        this.events = new Events(nats);
        this.ear = nats.createDispatcher(told::add).subscribe(ClientSubjects.client(id));
    }

    static Person driver(Connection nats) throws IOException {
        return new Person(Role.DRIVER, nats);
    }

    static Person passenger(Connection nats) throws IOException {
        return new Person(Role.PASSENGER, nats);
    }

    UUID id() {
        return id;
    }

    String role() {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** How far this person has been driven. */
    double metres() {
        return metres;
    }

    void goesOnline() throws Exception {
        events.publish(new DriverBeacon(id, true, position, Instant.now()));
    }

    /** From now on. */
    void isAt(Position place) {
        position = place;
        phone.scheduleAtFixedRate(this::sayUnlessRiding, 0, SECONDS_BETWEEN_POSITIONS, TimeUnit.SECONDS);
    }

    /** Between two steps of a ride, an old place with a new time would make the next step a jump that no car can do. */
    private void sayUnlessRiding() {
        if (!riding) {
            say();
        }
    }

    private void say() {
        events.send(
                role == Role.DRIVER
                        ? new DriverLocationUpdate(id, position.latitude(), position.longitude(), Instant.now(), null)
                        : new PassengerLocationUpdate(id, position.latitude(), position.longitude(), Instant.now(), null));
    }

    /** Drives east, and says where every second; returns where that leads. */
    Position rides(int seconds) throws InterruptedException {
        riding = true;
        say();
        for (int i = 0; i < seconds; i++) {
            Thread.sleep(Duration.ofSeconds(1));
            Position next = new Position(position.latitude(), position.longitude() + STEP, null);
            metres += Haversine.metres(
                    position.latitude(), position.longitude(), next.latitude(), next.longitude());
            position = next;
            say();
        }
        riding = false;
        return position;
    }

    /** @throws IllegalStateException when nobody says it within the limit */
    JsonNode hears(String what, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<JsonNode> data = told(what);
            if (data.isPresent()) {
                return data.get();
            }
            Thread.sleep(5);
        }
        throw new IllegalStateException("nobody told the %s of %s within %s".formatted(role(), what, limit));
    }

    /** The data of the first such event. */
    Optional<JsonNode> told(String what) {
        return told.stream()
                .filter(message -> message.getHeaders().getFirst("ce-type").startsWith("com.nebengjek." + what + "."))
                .findFirst()
                .map(message -> JsonMapper.shared().readTree(message.getData()));
    }

    @Override
    public void close() {
        phone.shutdownNow();
        nats.closeDispatcher(ear);
    }
}
