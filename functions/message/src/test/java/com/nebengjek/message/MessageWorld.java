package com.nebengjek.message;

import static org.awaitility.Awaitility.await;

import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.TestServers;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;

/** A database with messages in it, and the words to talk about them. */
public final class MessageWorld implements AutoCloseable {

    /** As the function under test sees it, so that what its role may not do fails. */
    public final DatabaseClient database;

    public final ConnectionPool pool;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String role;
    private final Connection owner;

    public MessageWorld(TestServers servers, String role) throws SQLException {
        PostgresDatabase seen = servers.database().as(role);
        this.role = seen.user();
        ConnectionFactory connections = ConnectionFactories.get(ConnectionFactoryOptions.parse(seen.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, seen.user())
                .option(ConnectionFactoryOptions.PASSWORD, seen.password())
                .build());
        pool = new ConnectionPool(
                ConnectionPoolConfiguration.builder(connections).maxSize(8).build());
        database = DatabaseClient.create(pool);
        owner = servers.database().connect();
    }

    public void clear() {
        run("DELETE FROM message.message");
        run("DELETE FROM message.endpoint");
        run("UPDATE message.worker SET running = true");
    }

    /** @param channel null for one that takes what no other does */
    public UUID endpoint(String name, String channel, String... eventTypes) {
        return insert(
                "message.endpoint",
                "endpoint_id",
                columns("name", name, "url", "http://127.0.0.1:9/", "channel", channel, "event_types", eventTypes));
    }

    /** A message by SMS that is due; further columns and their values by turns. */
    public UUID message(Object... more) {
        Map<String, Object> values = columns("channel", "SMS", "recipient", "+628123456789", "content", "Hello");
        values.putAll(columns(more));
        return insert("message.message", "message_id", values);
    }

    private static Map<String, Object> columns(Object... columnsAndValues) {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            columns.put((String) columnsAndValues[i], columnsAndValues[i + 1]);
        }
        return columns;
    }

    private UUID insert(String table, String key, Map<String, Object> values) {
        String sql = "INSERT INTO %s (%s) VALUES (%s) RETURNING %s"
                .formatted(
                        table,
                        String.join(", ", values.keySet()),
                        String.join(", ", Collections.nCopies(values.size(), "?")),
                        key);
        return (UUID) rows(sql, values.values().toArray()).getFirst().getFirst();
    }

    /** State, and why: {@code PENDING}, {@code PENDING held for ORDER}, {@code DEAD: refused}. */
    public String state(UUID message) {
        return text("""
                SELECT state || coalesce(' held for ' || held, '') || coalesce(': ' || reason, '')
                FROM message.message WHERE message_id = ?""", message);
    }

    public long count(String condition) {
        return (Long) rows("SELECT count(*) FROM message.message WHERE " + condition).getFirst().getFirst();
    }

    /** Reads of messages by what the function under test does, which is the last that it does. */
    public long messagesReadBy(Runnable work) {
        long before = messagesRead();
        work.run();
        pool.disposeLater().block(PATIENCE);
        await().atMost(PATIENCE).until(() -> rows("""
                SELECT 1 FROM pg_stat_activity
                WHERE datname = current_database() AND usename = ?""", role).isEmpty());
        return messagesRead() - before;
    }

    private long messagesRead() {
        run("SET stats_fetch_consistency = 'none'");
        text("SELECT pg_stat_force_next_flush()");
        return (Long) rows("""
                SELECT coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) FROM pg_stat_user_tables
                WHERE schemaname = 'message' AND relname = 'message'""").getFirst().getFirst();
    }

    /** How often statements have waited for each other until the database ended one of them. */
    public long deadlocks() {
        return (Long) rows("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
                .getFirst()
                .getFirst();
    }

    /** The first column of the first row, as text. */
    public String text(String sql, Object... values) {
        return String.valueOf(rows(sql, values).getFirst().getFirst());
    }

    public synchronized List<List<Object>> rows(String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<List<Object>> all = new ArrayList<>();
            while (rows.next()) {
                List<Object> row = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(rows.getObject(column));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException fault) {
            throw new IllegalStateException(sql, fault);
        }
    }

    public synchronized int run(String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException fault) {
            throw new IllegalStateException(sql, fault);
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = owner.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        pool.dispose();
        owner.close();
    }
}
