package com.nebengjek.testkit;

import com.nebengjek.servers.NatsAddress;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.servers.RedisAddress;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the shared servers are: the word of the keeper to all test JVMs, through a file.
 *
 * @param keeper the process that keeps them
 */
record Endpoints(Databases databases, RedisAddress redis, NatsAddress nats, long keeper) {

    private static final String FILE = "endpoints.properties";

    /** What the keeper wrote, unless it has ended since. */
    static Optional<Endpoints> in(Path directory) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(directory.resolve(FILE))) {
            properties.load(reader);
        } catch (NoSuchFileException nobodyWrote) {
            return Optional.empty();
        }
        return Optional.of(from(properties)).filter(Endpoints::kept);
    }

    /** Readers see all of it or nothing. */
    void write(Path directory) throws IOException {
        Path unfinished = directory.resolve(FILE + ".unfinished");
        try (Writer writer = Files.newBufferedWriter(unfinished)) {
            properties().store(writer, null);
        }
        Files.move(unfinished, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean kept() {
        return ProcessHandle.of(keeper).map(ProcessHandle::isAlive).orElse(false);
    }

    private static Endpoints from(Properties properties) {
        PostgresDatabase server = new PostgresDatabase(
                properties.getProperty("postgres.host"),
                number(properties, "postgres.port"),
                properties.getProperty("postgres.database"),
                properties.getProperty("postgres.user"),
                properties.getProperty("postgres.password"));
        return new Endpoints(
                new Databases(server, properties.getProperty("postgres.template")),
                new RedisAddress(properties.getProperty("redis.url"), number(properties, "redis.databases")),
                new NatsAddress(
                        properties.getProperty("nats.url"),
                        properties.getProperty("nats.monitoring"),
                        number(properties, "nats.accounts")),
                number(properties, "keeper"));
    }

    private static int number(Properties properties, String name) {
        return Integer.parseInt(properties.getProperty(name));
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("postgres.host", databases.server().host());
        properties.setProperty("postgres.port", "" + databases.server().port());
        properties.setProperty("postgres.database", databases.server().name());
        properties.setProperty("postgres.user", databases.server().user());
        properties.setProperty("postgres.password", databases.server().password());
        properties.setProperty("postgres.template", databases.template());
        properties.setProperty("redis.url", redis.url());
        properties.setProperty("redis.databases", "" + redis.databases());
        properties.setProperty("nats.url", nats.url());
        properties.setProperty("nats.monitoring", nats.monitoringUrl());
        properties.setProperty("nats.accounts", "" + nats.accounts());
        properties.setProperty("keeper", "" + keeper);
        return properties;
    }
}
