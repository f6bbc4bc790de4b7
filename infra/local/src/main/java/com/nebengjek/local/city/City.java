package com.nebengjek.local.city;

import com.nebengjek.events.Role;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A city whose people use NebengJek until it is closed. Safe for any thread. */
public final class City implements AutoCloseable {

    private static final int BLOCKS_FROM_CENTRE = 10;
    /** A city wakes up; it is not switched on. */
    private static final Duration BETWEEN_ARRIVALS = Duration.ofMillis(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);

    /** Gives a token to a person who needs a new one. */
    public interface Tokens {
        String tokenFor(UUID person, Role role);
    }

    private final RealTimeline timeline;
    private final EdgeSockets edge;
    private final Surroundings around;
    private final List<SocketPhone> phones = new ArrayList<>();

    private City(URI edge, Clock clock) {
        this.timeline = new RealTimeline(clock);
        this.edge = new EdgeSockets(edge);
        this.around = new Surroundings(
                timeline,
                new Streets(BLOCKS_FROM_CENTRE),
                new Logbook(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
    }

    /** Opens the city; its people come one after the other. */
    public static City open(
            CitySettings settings, URI edge, Tokens tokens, Supplier<UUID> ids, Clock clock) {
        City city = new City(edge, clock);
        city.timeline.soon(() -> city.populate(settings, tokens, ids));
        return city;
    }

    /** Drivers and passengers come in turns, as evenly as their numbers allow. */
    private void populate(CitySettings settings, Tokens tokens, Supplier<UUID> ids) {
        SplittableRandom seeds = new SplittableRandom(settings.seed());
        int everybody = settings.drivers() + settings.passengers();
        for (int i = 1; i <= everybody; i++) {
            boolean passenger = (long) i * settings.passengers() / everybody
                    > (long) (i - 1) * settings.passengers() / everybody;
            long seed = seeds.nextLong();
            UUID id = ids.get();
            if (passenger) {
                addPassenger(id, new PassengerChoices(seed), phone(() -> tokens.tokenFor(id, Role.PASSENGER), seed));
            } else {
                DriverChoices choices = new DriverChoices(seed, settings.speed());
                addDriver(id, choices, phone(() -> tokens.tokenFor(id, Role.DRIVER), seed));
            }
        }
    }

    private void addDriver(UUID id, DriverChoices choices, SocketPhone phone) {
        Driver driver = new Driver(around, choices, phone);
        around.drivers().put(id, driver);
        arrive(phone, driver, driver::startDuty);
    }

    private void addPassenger(UUID id, PassengerChoices choices, SocketPhone phone) {
        Passenger passenger = new Passenger(around, choices, phone);
        around.passengers().put(id, passenger);
        arrive(phone, passenger, passenger::startDay);
    }

    private SocketPhone phone(Supplier<String> token, long seed) {
        SocketPhone phone = new SocketPhone(timeline, edge, token, new SplittableRandom(~seed));
        phones.add(phone);
        return phone;
    }

    private void arrive(SocketPhone phone, Person owner, Runnable start) {
        timeline.after(BETWEEN_ARRIVALS.multipliedBy(phones.size()), () -> {
            phone.turnOn(owner);
            start.run();
        });
    }

    /** How the city is now. */
    public CityView view() {
        return ask(() -> new CityView(
                (int) around.drivers().values().stream().filter(Driver::isOnDuty).count(),
                (int) around.passengers().values().stream().filter(Passenger::isOut).count(),
                around.logbook().truth().offerLatencies()));
    }

    /** What really happened so far. */
    public Truth truth() {
        return ask(() -> around.logbook().truth());
    }

    /**
     * Ends the day: nobody asks for another ride, and who is out comes home, first in peace, then as fast as the rules
     * allow. Returns when all are at home, or when the time for that is over.
     */
    public void endDay(Duration inPeace, Duration inHaste) throws InterruptedException {
        BooleanSupplier nobodyOut = () -> around.passengers().values().stream().noneMatch(Passenger::isOut);
        timeline.soon(() -> around.passengers().values().forEach(Passenger::stayHome));
        await(nobodyOut, inPeace);
        timeline.soon(() -> around.passengers().values().forEach(Passenger::goHome));
        await(nobodyOut, inHaste);
        timeline.soon(() -> around.drivers().values().forEach(Driver::endDuty));
        await(() -> around.drivers().values().stream().noneMatch(Driver::isOnDuty), TO_ANSWER);
    }

    private void await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!ask(condition::getAsBoolean) && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        }
    }

    private <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = timeline.see(question::get);
        return answer.orTimeout(TO_ANSWER.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Turns all phones off. */
    @Override
    public void close() {
        ask(() -> {
            phones.forEach(SocketPhone::turnOff);
            return true;
        });
        edge.close();
        timeline.close();
    }
}
