package com.nebengjek.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Keys of producers, for operators: exits with 0 when it was done, 1 when it was not, 2 when the words say nothing. */
public final class Keys {

    private static final String HELP = """
            keys add NAME TYPES PER_MINUTE                    gives out a key for events, and shows it this once
            keys add NAME [TYPES PER_MINUTE] --scopes SCOPES  gives out a key for messages, and for events if so said
            keys list                                         all keys, without themselves
            keys revoke NAME                                  takes a key back, from the next request on

            SCOPES are separated by commas: messages (sends messages, reads what became of them), operations (endpoints,
            templates, pause, replay, status). TYPES are separated by commas, each an event type or what types begin with
            and a star:
            com.nebengjek.location.*,com.nebengjek.user.beacon.v1
            The database is DATABASE_URL, or that of infra/run.""";
    private static final String SCOPES = "--scopes";
    private static final List<String> KNOWN_SCOPES = List.of("messages", "operations");
    /** Of a key that publishes nothing. */
    private static final int PER_MINUTE = 1;
    private static final int FAILED = 1;
    private static final int BAD_ARGUMENTS = 2;

    private Keys() {}

    public static void main(String[] words) {
        System.exit(run(List.of(words), System.getenv()));
    }

    private static int run(List<String> words, Map<String, String> environment) {
        String shape = words.isEmpty() ? "" : words.getFirst() + "/" + words.size();
        if (!List.of("add/4", "add/6", "list/1", "revoke/2").contains(shape)) {
            System.err.println(HELP);
            return BAD_ARGUMENTS;
        }
        try {
            Target target = Target.of(environment);
            try (Connection connection =
                    DriverManager.getConnection(target.jdbcUrl(), target.user(), target.password())) {
                return run(words, new ApiKeys(connection));
            }
        } catch (IllegalArgumentException | SQLException fault) {
            System.err.println(fault.getMessage());
            return FAILED;
        }
    }

    private static int run(List<String> words, ApiKeys keys) throws SQLException {
        switch (words.getFirst()) {
            case "add" -> System.out.println(add(words, keys));
            case "list" -> keys.list().forEach(Keys::show);
            default -> {
                if (!keys.revoke(words.get(1))) {
                    throw new IllegalArgumentException("There is no good key of the name '" + words.get(1) + "'.");
                }
            }
        }
        return 0;
    }

    /** {@code add NAME --scopes SCOPES}. */
    private static boolean isForMessages(List<String> words) {
        return words.size() == 4 && words.get(2).equals(SCOPES);
    }

    private static String add(List<String> words, ApiKeys keys) throws SQLException {
        boolean events = !isForMessages(words);
        boolean scoped = !events || words.size() == 6;
        if (words.size() == 6 && !words.get(4).equals(SCOPES)) {
            throw new IllegalArgumentException("unknown option " + words.get(4));
        }
        return keys.add(
                words.get(1),
                events ? List.of(words.get(2).split(",")) : List.of(),
                events ? number(words.get(3)) : PER_MINUTE,
                scoped ? scopes(words.getLast()) : List.of());
    }

    private static List<String> scopes(String word) {
        List<String> scopes = List.of(word.split(","));
        scopes.stream().filter(scope -> !KNOWN_SCOPES.contains(scope)).findFirst().ifPresent(scope -> {
            throw new IllegalArgumentException("'%s' is no scope: there are %s".formatted(scope, String.join(", ", KNOWN_SCOPES)));
        });
        return scopes;
    }

    private static int number(String word) {
        if (!word.matches("[1-9][0-9]{0,6}")) {
            throw new IllegalArgumentException("PER_MINUTE is '%s': write a number from 1 on".formatted(word));
        }
        return Integer.parseInt(word);
    }

    private static void show(ApiKeys.Key key) {
        System.out.printf(
                "%-24s %6d/min  %s  %s  %s%n",
                key.name(),
                key.perMinute(),
                key.revoked() == null ? "good since " + key.created() : "revoked " + key.revoked(),
                String.join(",", key.types()),
                String.join(",", key.scopes()));
    }
}
