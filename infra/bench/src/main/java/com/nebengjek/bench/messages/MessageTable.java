package com.nebengjek.bench.messages;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Writes messages as anybody's transaction does, and looks at what became of them. */
final class MessageTable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** A look into an index: one at all messages would take the time that is measured. */
    private static final String ANY_OPEN = """
            SELECT count(*) FROM (
                SELECT FROM message.message WHERE state IN ('PENDING', 'QUEUED', 'SENDING', 'RETRY') LIMIT 1) AS open""";

    private final Connection database;

    MessageTable(Connection database) throws SQLException {
        this.database = database;
        execute("SET enable_seqscan = off");
    }

    void endpoint(String channel, URI url) throws SQLException {
        execute("INSERT INTO message.endpoint (name, channel, url) VALUES ('%s', '%s', '%s')"
                .formatted(channel.toLowerCase(java.util.Locale.ROOT), channel, url));
    }

    void insert(String channel, int count) throws SQLException {
        execute("""
                INSERT INTO message.message (channel, recipient, content)
                SELECT '%s', '+62812' || n, 'Your driver is here.' FROM generate_series(1, %d) AS n""".formatted(channel, count));
    }

    /**
     * Returns when all messages are sent.
     *
     * @throws TimeoutException naming the states of those that are not
     */
    void awaitSent(Duration limit) throws SQLException, InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (number(ANY_OPEN) > 0) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("not sent within " + limit + ": " + states());
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** Transactions of the database since it began; of functions, a statement each. */
    long transactions() throws SQLException {
        return number("SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()");
    }

    long number(String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private String states() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT string_agg(state || ' ' || n, ', ')
                        FROM (SELECT state, count(*) AS n FROM message.message GROUP BY state) AS counted""")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
