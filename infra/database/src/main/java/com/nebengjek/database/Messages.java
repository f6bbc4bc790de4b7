package com.nebengjek.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Messages for trying things out: exits with 0 when it was done, 1 when it was not, 2 when the words say nothing. */
public final class Messages {

    private static final String HELP = """
            messages add [--count N] [--to RECIPIENT] [--channel SMS|PUSH|WEBHOOK] [--content TEXT]
                                     writes N messages (10) down in one transaction, to be sent at once
            messages sql FILE        runs a file of SQL in one transaction, such as infra/database/messages.sql
            messages list            how many messages are in each state

            The database is DATABASE_URL, or that of infra/run.""";
    private static final int FAILED = 1;
    private static final int BAD_ARGUMENTS = 2;
    private static final int MOST = 1_000_000;

    private Messages() {}

    public static void main(String[] words) {
        System.exit(run(List.of(words), System.getenv()));
    }

    private static int run(List<String> words, Map<String, String> environment) {
        try {
            if (words.isEmpty() || !List.of("add", "sql", "list").contains(words.getFirst())) {
                throw new BadWords(HELP);
            }
            Target target = Target.of(environment);
            try (Connection connection = DriverManager.getConnection(target.jdbcUrl(), target.user(), target.password())) {
                System.out.println(done(words, connection));
            }
            return 0;
        } catch (BadWords bad) {
            System.err.println(bad.getMessage());
            return BAD_ARGUMENTS;
        } catch (IllegalArgumentException | SQLException | IOException fault) {
            System.err.println(fault.getMessage());
            return FAILED;
        }
    }

    private static String done(List<String> words, Connection connection) throws SQLException, IOException, BadWords {
        return switch (words.getFirst()) {
            case "add" -> Batch.of(words.subList(1, words.size())).add(connection) + " messages are written down";
            case "sql" -> sql(connection, words);
            default -> states(connection);
        };
    }

    /** Messages that differ by their number alone. */
    private record Batch(int count, String to, String channel, String content) {

        static Batch of(List<String> words) throws BadWords {
            Batch batch = new Batch(10, "+6281200000000", "SMS", "Hello from infra/admin");
            if (words.size() % 2 != 0) {
                throw new BadWords(words.getLast() + " needs a value, or is not known");
            }
            for (int i = 0; i < words.size(); i += 2) {
                batch = batch.with(words.get(i), words.get(i + 1));
            }
            return batch;
        }

        private Batch with(String option, String value) throws BadWords {
            return switch (option) {
                case "--count" -> new Batch(number(value), to, channel, content);
                case "--to" -> new Batch(count, value, channel, content);
                case "--channel" -> new Batch(count, to, value, content);
                case "--content" -> new Batch(count, to, channel, value);
                default -> throw new BadWords("unknown option " + option);
            };
        }

        private static int number(String word) throws BadWords {
            if (!word.matches("[1-9][0-9]{0,6}") || Integer.parseInt(word) > MOST) {
                throw new BadWords("--count is '%s': write a number from 1 to %d".formatted(word, MOST));
            }
            return Integer.parseInt(word);
        }

        int add(Connection connection) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO message.message (channel, recipient, content)
                    SELECT ?, ?, ? || ', number ' || n FROM generate_series(1, ?) AS n""")) {
                insert.setString(1, channel);
                insert.setString(2, to);
                insert.setString(3, content);
                insert.setInt(4, count);
                return insert.executeUpdate();
            }
        }
    }

    private static String sql(Connection connection, List<String> words) throws SQLException, IOException, BadWords {
        if (words.size() != 2) {
            throw new BadWords(HELP);
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(Path.of(words.get(1))));
            connection.commit();
            return words.get(1) + " is done";
        }
    }

    private static String states(Connection connection) throws SQLException {
        StringJoiner states = new StringJoiner("\n").setEmptyValue("no messages");
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT state, count(*) FROM message.message GROUP BY state ORDER BY state")) {
            while (rows.next()) {
                states.add("%-10s %,d".formatted(rows.getString(1), rows.getLong(2)));
            }
        }
        return states.toString();
    }

    /** Words that say nothing. */
    private static final class BadWords extends Exception {

        private static final long serialVersionUID = 1;

        private BadWords(String why) {
            super(why);
        }
    }
}
