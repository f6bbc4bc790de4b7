package com.nebengjek.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Postgres out of a Maven artifact, as a process of this machine. */
final class LocalPostgres {

    private static final String SUPERUSER = "postgres";
    private static final String PASSWORD = "postgres";
    private static final Duration INITIALISATION = Duration.ofMinutes(1);

    private static final List<String> SETTINGS = List.of(
            "-c", "listen_addresses=127.0.0.1",
            "-c", "unix_socket_directories=",
            "-c", "max_connections=400",
            "-c", "shared_buffers=64MB",
            "-c", "timezone=UTC",
            "-c", "log_timezone=UTC");

    /** A power failure may take all of it; a commit survives the death of the process, for tests that kill it. */
    private static final List<String> FORGETFUL = List.of("-c", "fsync=off", "-c", "full_page_writes=off");

    private final PostgresBinaries binaries = PostgresBinaries.unpacked();
    private final OrdinaryUser user;
    private final Path data;
    private final Path log;
    private final boolean durable;

    private LocalPostgres(OrdinaryUser user, ServerOptions options) {
        this.user = user;
        this.data = options.data().resolve("postgres").toAbsolutePath();
        this.log = options.data().resolve("postgres.log");
        this.durable = options.durable();
    }

    static Running<PostgresDatabase> started(ServerOptions options) {
        return started(OrdinaryUser.here(), options);
    }

    static Running<PostgresDatabase> started(OrdinaryUser user, ServerOptions options) {
        return new LocalPostgres(user, options).started();
    }

    private Running<PostgresDatabase> started() {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            fill();
        }
        PostgresDatabase database =
                new PostgresDatabase("127.0.0.1", FreePort.next(), "postgres", SUPERUSER, PASSWORD);
        Server server =
                LocalServer.started("Postgres", command(database.port()), log, Probe.postgres(database));
        return new Running<>(database, server, "Maven binaries");
    }

    private List<String> command(int port) {
        Stream<String> settings = durable ? SETTINGS.stream() : Stream.concat(SETTINGS.stream(), FORGETFUL.stream());
        return Stream.concat(
                        user.command(binaries.program("postgres"), "-D", data.toString(), "-p", "" + port).stream(),
                        settings)
                .toList();
    }

    /** Throwaway data begins as a copy: initialising takes longer than everything else together. */
    private void fill() {
        try {
            if (durable) {
                initialise(Directories.create(data));
            } else {
                String name = "postgres-data-" + binaries.home().getFileName() + "-" + System.getProperty("user.name");
                Directories.copy(Cache.directory(name, this::initialise), data);
                user.own(data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot fill " + data, e);
        }
    }

    private void initialise(Path directory) throws IOException {
        Path password = Files.createTempFile("postgres", ".password");
        try {
            Files.writeString(password, PASSWORD);
            user.own(password);
            user.own(directory);
            Command.Outcome outcome = new Command(initdb(directory, password), INITIALISATION).run();
            if (!outcome.good()) {
                throw new ServersUnavailable("Postgres could not initialise " + directory + ":\n" + outcome.output());
            }
        } finally {
            Files.delete(password);
        }
    }

    private List<String> initdb(Path directory, Path password) {
        return user.command(
                binaries.program("initdb"),
                "--pgdata=" + directory,
                "--username=" + SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--no-instructions",
                durable ? "--data-checksums" : "--no-sync");
    }
}
