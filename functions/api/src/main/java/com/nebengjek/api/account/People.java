package com.nebengjek.api.account;

import com.nebengjek.api.account.Account.Driving;
import com.nebengjek.api.problem.Problem;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Tables {@code account.person} and {@code account.driver}. */
public final class People {

    private final DatabaseClient database;

    People(DatabaseClient database) {
        this.database = database;
    }

    /** Adds a person unless the number belongs to one; completes with whether it did. */
    public Mono<Boolean> add(UUID person, Msisdn number, Instant at) {
        return database.sql("""
                        INSERT INTO account.person (user_id, msisdn, created_at) VALUES (:person, :number, :at)
                        ON CONFLICT (msisdn) DO NOTHING""")
                .bind("person", person)
                .bind("number", number.number())
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Whose number it is, if it is anybody's. */
    public Mono<UUID> find(Msisdn number) {
        return database.sql("SELECT user_id FROM account.person WHERE msisdn = :number")
                .bind("number", number.number())
                .map(row -> Objects.requireNonNull(row.get("user_id", UUID.class)))
                .one();
    }

    /** The account of a person, if there is one. */
    public Mono<Account> account(UUID person) {
        return database.sql("""
                        SELECT user_id, msisdn, name, created_at, vehicle_type, vehicle_plate, registered_at
                        FROM account.person LEFT JOIN account.driver USING (user_id)
                        WHERE user_id = :person""")
                .bind("person", person)
                .map(People::read)
                .one();
    }

    /** Changes how a person is called; nothing when there is no such account. */
    Mono<Void> rename(UUID person, PersonName name) {
        return database.sql("UPDATE account.person SET name = :name WHERE user_id = :person")
                .bind("name", name.text())
                .bind("person", person)
                .then();
    }

    /**
     * Makes a person a driver; completes with whether it did. It does not when there is no such account, when the person
     * is a driver already, and when the plate is another's.
     */
    Mono<Boolean> addDriver(UUID person, Vehicle vehicle, Instant at) {
        return database.sql("""
                        INSERT INTO account.driver (user_id, vehicle_type, vehicle_plate, registered_at)
                        SELECT user_id, :type, :plate, :at FROM account.person WHERE user_id = :person
                        ON CONFLICT DO NOTHING""")
                .bind("person", person)
                .bind("type", vehicle.type().name())
                .bind("plate", vehicle.plate().text())
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Whether this person may drive. */
    public Mono<Boolean> drives(UUID person) {
        return database.sql("SELECT EXISTS (SELECT FROM account.driver WHERE user_id = :person) AS drives")
                .bind("person", person)
                .map(row -> Objects.requireNonNull(row.get("drives", Boolean.class)))
                .one();
    }

    /** What somebody is told whose token is good but whose account is not here. */
    public static Problem noAccount() {
        return Problem.notFound("There is no account for this token: sign in again.");
    }

    private static Account read(Readable row) {
        String name = row.get("name", String.class);
        return new Account(
                value(row, "user_id", UUID.class),
                new Msisdn(value(row, "msisdn", String.class)),
                name == null ? null : new PersonName(name),
                value(row, "created_at", Instant.class),
                row.get("registered_at") == null ? null : driving(row));
    }

    private static Driving driving(Readable row) {
        Vehicle vehicle = new Vehicle(
                VehicleType.valueOf(value(row, "vehicle_type", String.class)),
                new Plate(value(row, "vehicle_plate", String.class)));
        return new Driving(vehicle, value(row, "registered_at", Instant.class));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
