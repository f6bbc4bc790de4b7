package com.nebengjek.compat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nebengjek.compat.EarlierCommand.Acceptance;
import com.nebengjek.compat.EarlierCommand.Arrival;
import com.nebengjek.compat.EarlierCommand.Beacon;
import com.nebengjek.compat.EarlierCommand.Finder;
import com.nebengjek.compat.EarlierCommand.Rejection;
import com.nebengjek.compat.EarlierCommand.Start;
import com.nebengjek.compat.EarlierCommand.Whereabouts;
import com.nebengjek.events.DriverBeacon;
import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.EarlierClientsOutput;
import com.nebengjek.events.MatchAccepted;
import com.nebengjek.events.MatchCancel;
import com.nebengjek.events.MatchRejected;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.PassengerLocationUpdate;
import com.nebengjek.events.Position;
import com.nebengjek.events.RideArrive;
import com.nebengjek.events.RideStart;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.InvalidData;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Turns what clients of the earlier system publish into events of the catalogue. Their data says who they are; roles and
 * ids are checked against the database, and a client's {@code ride.started} is a command like any other.
 *
 * <p>What cannot be translated is {@link InvalidData} with the field at fault.
 */
public final class Translation {

    private static final Catalogue COMMANDS = Catalogue.of(EarlierCommand.class);

    private final Directory directory;
    private final Clock clock;

    /** @param database as a role that may read the views of schema {@code compat} */
    public Translation(DatabaseClient database, Clock clock) {
        this(new Directory(database), clock);
    }

    Translation(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The event that a payload on one of the earlier subjects stands for.
     *
     * @param subject such as {@code user.beacon}
     * @param id of the payload: the same when it comes again
     * @param at when it came
     */
    public Mono<EarlierClientsOutput> translate(String subject, byte[] payload, String id, Instant at) {
        return Mono.fromSupplier(() -> COMMANDS.types().stream()
                        .filter(type -> type.filter().equals(subject + ".>"))
                        .findFirst()
                        .orElseThrow(() -> new InvalidData("subject", "is none on which clients publish (was " + subject + ")")))
                .map(type -> (EarlierCommand) type.decode(payload, clock))
                .flatMap(command -> translate(command, id, at));
    }

    Mono<EarlierClientsOutput> translate(EarlierCommand command, String id, Instant at) {
        return switch (command) {
            case Beacon beacon -> driver("user_id", beacon.userId())
                    .map(driver -> new DriverBeacon(
                            driver, beacon.isActive(), beacon.location(), known(beacon.timestamp(), at)));
            case Finder finder -> person("user_id", finder.userId()).map(drives -> finder(finder, id, at));
            case Whereabouts update -> whereabouts(update, at);
            case Acceptance accepted -> offered(accepted.matchId(), accepted.driverId())
                    .map(driver -> new MatchAccepted(accepted.matchId(), driver));
            case Rejection rejected -> offered(rejected.matchId(), rejected.driverId())
                    .map(driver -> new MatchRejected(rejected.matchId(), driver));
            case Start start -> driving(start.rideId(), start.driverId())
                    .map(driver -> new RideStart(start.rideId(), driver, null, null));
            case Arrival arrival -> driving(arrival.rideId(), null)
                    .map(driver -> new RideArrive(arrival.rideId(), driver, null, null, arrival.adjustmentFactor()));
        };
    }

    private static EarlierClientsOutput finder(Finder finder, String id, Instant at) {
        UUID passenger = finder.userId();
        return finder.isActive()
                ? new MatchRequest(
                        UUID.nameUUIDFromBytes((passenger + "\nrequest\n" + id).getBytes(UTF_8)),
                        passenger,
                        required("location", finder.location()),
                        required("target_location", finder.targetLocation()),
                        known(finder.timestamp(), at))
                : new MatchCancel(null, passenger);
    }

    private Mono<EarlierClientsOutput> whereabouts(Whereabouts update, Instant at) {
        Position place = placeOf(update);
        Instant time = known(place.timestamp(), known(update.createdAt(), at));
        return update.driverId() == null
                ? person("user_id", required("driver_id", update.userId()))
                        .map(drives -> position(update.userId(), drives, place, time))
                : driver("driver_id", update.driverId()).map(driver -> position(driver, true, place, time));
    }

    private static EarlierClientsOutput position(@Nullable UUID person, boolean drives, Position place, Instant time) {
        UUID user = required("user_id", person);
        return drives
                ? new DriverLocationUpdate(user, place.latitude(), place.longitude(), time, null)
                : new PassengerLocationUpdate(user, place.latitude(), place.longitude(), time, null);
    }

    private static Position placeOf(Whereabouts update) {
        return update.location() == null
                ? new Position(
                        required("location", update.latitude()), required("lng", update.longitude()), null)
                : update.location();
    }

    private Mono<Boolean> person(String field, UUID id) {
        return directory.drives(id).switchIfEmpty(invalid(field, "is nobody who is known here (was " + id + ")"));
    }

    private Mono<UUID> driver(String field, UUID id) {
        return person(field, id)
                .flatMap(drives -> drives ? Mono.just(id) : invalid(field, "is no driver (was " + id + ")"));
    }

    private Mono<UUID> offered(UUID match, UUID driver) {
        return directory
                .driverOfOffer(match)
                .switchIfEmpty(invalid("match_id", "is no offer (was " + match + ")"))
                .flatMap(asked -> asked.equals(driver)
                        ? Mono.just(driver)
                        : invalid("driver_id", "is not the driver whom this was offered (was " + driver + ")"));
    }

    private Mono<UUID> driving(UUID ride, @Nullable UUID claimed) {
        return directory
                .driverOfRide(ride)
                .switchIfEmpty(invalid("ride_id", "is no ride (was " + ride + ")"))
                .flatMap(driver -> claimed == null || driver.equals(claimed)
                        ? Mono.just(driver)
                        : invalid("driver_id", "does not drive this ride (was " + claimed + ")"));
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidData(field, "is required");
        }
        return value;
    }

    private static <T> Mono<T> invalid(String field, String fault) {
        return Mono.error(() -> new InvalidData(field, fault));
    }

    /** Programs in Go write a time that nobody set as that of the year 1. */
    private static Instant known(@Nullable Instant time, Instant otherwise) {
        return time == null || time.isBefore(Instant.EPOCH) ? otherwise : time;
    }
}
