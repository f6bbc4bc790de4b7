package com.nebengjek.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.api.StreamConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

class LocalServersIT {

    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    private Path data;

    @Test
    void what_was_acknowledged_is_there_after_a_crash() throws Exception {
        try (RunningServers servers = RunningServers.start(ServerOptions.durable(data, true))) {
            write(servers);
            for (Running<?> server : List.of(servers.postgres(), servers.nats())) {
                server.server().kill();
                server.server().start();
            }
            assertThat(read(servers)).isEqualTo(1);
        }
    }

    @Test
    void data_is_kept_between_two_runs_on_demand() throws Exception {
        try (RunningServers servers = RunningServers.start(ServerOptions.durable(data, true))) {
            write(servers);
        }
        try (RunningServers servers = RunningServers.start(ServerOptions.durable(data, true))) {
            assertThat(read(servers)).isEqualTo(1);
        }
    }

    @Test
    void data_of_an_earlier_run_is_gone_when_it_is_not_to_be_kept() throws Exception {
        try (RunningServers servers = RunningServers.start(ServerOptions.durable(data, true))) {
            write(servers);
        }
        try (RunningServers servers = RunningServers.start(ServerOptions.durable(data, false))) {
            assertThatThrownBy(() -> read(servers)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void nothing_runs_after_they_are_closed() {
        Set<ProcessHandle> before = ProcessHandle.current().descendants().collect(Collectors.toSet());
        RunningServers servers = RunningServers.start(options());
        List<ProcessHandle> processes =
                ProcessHandle.current().descendants().filter(process -> !before.contains(process)).toList();
        servers.close();
        await().atMost(SOON).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(processes).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void a_killed_server_answers_nobody_until_it_is_started_again() throws Exception {
        try (Running<PostgresDatabase> postgres = LocalPostgres.started(options())) {
            postgres.server().kill();
            assertThatThrownBy(() -> postgres.address().connect()).isInstanceOf(SQLException.class);
            postgres.server().start();
            postgres.address().connect().close();
        }
    }

    @ParameterizedTest
    @EnumSource(value = OrdinaryUser.class, names = {"NAMESPACE", "NOBODY"})
    @EnabledIfSystemProperty(named = "user.name", matches = "root", disabledReason = "Only root has to step back")
    void postgres_runs_where_only_root_is(OrdinaryUser user) throws Exception {
        Path elsewhere = Files.createTempDirectory(Path.of("/var/tmp"), "postgres");
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Running<PostgresDatabase> postgres =
                LocalPostgres.started(user, ServerOptions.durable(elsewhere, false))) {
            postgres.address().connect().close();
        } finally {
            Directories.delete(elsewhere);
        }
    }

    private ServerOptions options() {
        return ServerOptions.throwaway(data, 1, line -> {});
    }

    @SuppressWarnings("try")
    private static void write(RunningServers servers) throws Exception {
        try (var connection = servers.postgres().address().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE thing (id int)");
            statement.execute("INSERT INTO thing VALUES (1)");
        }
        try (Connection connection = Nats.connect(servers.nats().address().url())) {
            connection.jetStreamManagement().addStream(
                    StreamConfiguration.builder().name("THINGS").subjects("things").build());
            connection.jetStream().publish("things", new byte[] {1});
        }
    }

    @SuppressWarnings("try")
    private static long read(RunningServers servers) throws Exception {
        try (var connection = servers.postgres().address().connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM thing");
                Connection nats = Nats.connect(servers.nats().address().url())) {
            rows.next();
            long messages = nats.jetStreamManagement().getStreamInfo("THINGS").getStreamState().getMsgCount();
            return Math.min(rows.getLong(1), messages);
        }
    }
}
