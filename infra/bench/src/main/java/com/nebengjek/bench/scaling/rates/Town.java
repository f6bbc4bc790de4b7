package com.nebengjek.bench.scaling.rates;

import com.nebengjek.events.DriverBeacon;
import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.PassengerLocationUpdate;
import com.nebengjek.events.Position;
import com.nebengjek.events.StateAsked;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Drivers and passengers in pairs, each pair so far from the next one that nobody else is near. */
record Town(List<Pair> pairs) {

    private static final int ROW = 50;
    private static final double APART = 0.05;
    private static final double SOUTH = -8;
    private static final double WEST = 106;
    /** 36 m. */
    private static final double STEP = 0.000325;

    private record Pair(UUID driver, UUID passenger, Position place) {}

    static Town of(int pairs) {
        return new Town(IntStream.range(0, pairs)
                .mapToObj(i -> new Pair(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        new Position(SOUTH + APART * (i / ROW), WEST + APART * (i % ROW), null)))
                .toList());
    }

    Stream<Record> driversGoOnline() {
        return pairs.stream().map(pair -> new DriverBeacon(pair.driver, true, pair.place, Instant.now()));
    }

    /** @param at when they were there; at most 60 s ahead */
    Stream<Record> everybodyIsAtTheirPlace(Instant at) {
        return pairs.stream().flatMap(pair -> Stream.of(
                new DriverLocationUpdate(
                        pair.driver, pair.place.latitude(), pair.place.longitude(), at, null),
                new PassengerLocationUpdate(
                        pair.passenger, pair.place.latitude(), pair.place.longitude(), at, null)));
    }

    Stream<Record> passengersAsk() {
        return pairs.stream().map(pair -> new MatchRequest(
                UUID.randomUUID(),
                pair.passenger,
                pair.place,
                new Position(pair.place.latitude(), pair.place.longitude() + STEP * 9, null),
                Instant.now()));
    }

    /** Each driver once a second for so many seconds from a moment on, to the east. */
    Stream<Record> driversDrive(Instant from, int seconds) {
        return IntStream.rangeClosed(1, seconds).boxed().flatMap(second -> pairs.stream()
                .map(pair -> new DriverLocationUpdate(
                        pair.driver,
                        pair.place.latitude(),
                        pair.place.longitude() + STEP * second,
                        from.plusSeconds(second),
                        null)));
    }

    Stream<Record> everybodyComesBack() {
        return pairs.stream().flatMap(pair -> Stream.of(new StateAsked(pair.driver), new StateAsked(pair.passenger)));
    }
}
