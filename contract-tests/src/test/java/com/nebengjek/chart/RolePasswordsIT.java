package com.nebengjek.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.database.RolePasswords;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Secret with a password for each role, as the chart mounts it, on a real Postgres. */
@WithServers(topology = false)
class RolePasswordsIT {

    /** Roles belong to the server, whom other tests use too. */
    private static final String ROLE = "nebengjek_of_this_test";

    private final PostgresDatabase database;

    @TempDir
    private Path secret;

    RolePasswordsIT(TestServers servers) {
        this.database = servers.database();
    }

    @BeforeEach
    void make() throws SQLException {
        run("CREATE ROLE " + ROLE + " LOGIN PASSWORD 'of-yesterday'");
    }

    @AfterEach
    void remove() throws SQLException {
        run("DROP ROLE " + ROLE);
    }

    @Test
    void a_role_logs_in_with_the_password_of_its_file_from_then_on() throws Exception {
        Files.writeString(secret.resolve(ROLE), "it's \"new\"\n");
        Files.writeString(secret.resolve("nebengjek_nobody"), "unused");
        Files.writeString(secret.resolve("admin-password"), "none of a role");

        assertThat(RolePasswords.in(secret).apply(database.jdbcUrl(), database.user(), database.password()))
                .containsExactly(ROLE);

        DriverManager.getConnection(database.jdbcUrl(), ROLE, "it's \"new\"").close();
    }

    @Test
    void a_folder_without_roles_is_refused() {
        assertThatThrownBy(() -> RolePasswords.in(secret)).hasMessageContaining("no file is called like a role");
        assertThatThrownBy(() -> RolePasswords.in(secret.resolve("nothing"))).hasMessageContaining("mount a Secret");
    }

    private void run(String statement) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statements = connection.createStatement()) {
            statements.execute(statement);
        }
    }
}
