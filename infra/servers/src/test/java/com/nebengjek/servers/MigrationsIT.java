package com.nebengjek.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nebengjek.database.Database;
import com.nebengjek.database.RolePasswords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** On a cluster without roles, as production's is at first. */
class MigrationsIT {

    private static final Duration SOON = Duration.ofMinutes(2);

    private static final String ROLE = Database.role("message");

    @TempDir
    private Path data;

    private Running<PostgresDatabase> postgres;

    @BeforeEach
    void start() {
        postgres = LocalPostgres.started(ServerOptions.throwaway(data, 0, line -> {}));
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void a_second_migration_applies_none() throws SQLException {
        PostgresDatabase database = create("rides");
        assertThat(migrate(database)).isPositive();
        assertThat(migrate(database)).isZero();
    }

    @Test
    void databases_of_one_cluster_can_be_migrated_at_the_same_time() throws Exception {
        List<Callable<Integer>> migrations = new ArrayList<>();
        for (String name : List.of("one", "two", "three", "four", "five", "six")) {
            migrations.add(migration(name));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> applied : threads.invokeAll(migrations)) {
                assertThat(applied.get()).isPositive();
            }
        }
    }

    @Test
    void a_migration_is_applied_though_another_database_changes_the_same_role() throws Exception {
        int migrations = migrate(create("one"));
        PostgresDatabase second = create("two");
        assertThat(whileAnotherChangesARole(second, () -> migrate(second))).isEqualTo(migrations);
        assertThat(migrate(second)).isZero();
    }

    @Test
    void a_role_gets_its_password_though_another_changes_it() throws Exception {
        PostgresDatabase database = create("rides");
        migrate(database);
        RolePasswords passwords = new RolePasswords(Map.of(ROLE, "secret"));
        assertThat(whileAnotherChangesARole(
                        database, () -> passwords.apply(database.jdbcUrl(), database.user(), database.password())))
                .containsExactly(ROLE);
        new PostgresDatabase(database.host(), database.port(), database.name(), ROLE, "secret")
                .connect()
                .close();
    }

    @Test
    void programs_that_migrate_one_database_at_the_same_time_do_it_once() throws Exception {
        PostgresDatabase database = create("rides");
        Callable<Integer> migration = () -> migrate(database);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> applied = threads.invokeAll(List.of(migration, migration));
            assertThat(List.of(applied.get(0).get(), applied.get(1).get())).containsOnlyOnce(0);
        }
    }

    @Test
    void any_password_will_do() throws SQLException {
        PostgresDatabase database = create("rides");
        String password = "it's $1 or 'more'";
        Database.migrate(database.jdbcUrl(), database.user(), database.password(), password);
        new PostgresDatabase(database.host(), database.port(), database.name(), Database.role("ride"), password)
                .connect()
                .close();
    }

    @Test
    void a_module_cannot_look_into_the_schema_of_another() throws SQLException {
        PostgresDatabase database = create("rides");
        migrate(database);
        try (Connection connection = database.as("match").connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM payment.payment"))
                    .hasMessageContaining("permission denied for schema payment");
        }
    }

    @Test
    void a_function_that_runs_alone_can_do_what_its_own_statements_need() throws SQLException {
        PostgresDatabase database = create("rides");
        migrate(database);
        try (Connection connection = database.as("match-expire").connect();
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT * FROM matching.request FOR UPDATE").close();
            assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM matching.ride"))
                    .hasMessageContaining("permission denied for table ride");
        }
    }

    private Callable<Integer> migration(String name) throws SQLException {
        PostgresDatabase database = create(name);
        return () -> migrate(database);
    }

    /** Lets go of the role once the change waits for it. */
    private <T> T whileAnotherChangesARole(PostgresDatabase database, Callable<T> change) throws Exception {
        try (Connection other = postgres.address().connect();
                Statement statement = other.createStatement();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            statement.execute("ALTER ROLE " + ROLE + " CONNECTION LIMIT 100");
            statement.execute("ALTER ROLE " + ROLE + " SET enable_seqscan = off");
            Future<T> changed = threads.submit(change);
            await().atMost(SOON).until(() -> waitsForAnother(database));
            other.commit();
            return changed.get();
        }
    }

    private boolean waitsForAnother(PostgresDatabase database) throws SQLException {
        try (Connection connection = postgres.address().connect();
                PreparedStatement sessions = connection.prepareStatement(
                        "SELECT FROM pg_stat_activity WHERE datname = ? AND wait_event_type = 'Lock'")) {
            sessions.setString(1, database.name());
            return sessions.executeQuery().next();
        }
    }

    private PostgresDatabase create(String name) throws SQLException {
        try (Connection connection = postgres.address().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return postgres.address().named(name);
    }

    private static int migrate(PostgresDatabase database) {
        return Database.migrate(database.jdbcUrl(), database.user(), database.password());
    }
}
