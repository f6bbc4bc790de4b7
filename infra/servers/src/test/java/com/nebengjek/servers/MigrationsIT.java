package com.nebengjek.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** On a cluster without roles, as production's is at first. */
class MigrationsIT {

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
        List<Callable<Integer>> migrations = List.of(migration("one"), migration("two"), migration("three"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> applied : threads.invokeAll(migrations)) {
                assertThat(applied.get()).isPositive();
            }
        }
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
