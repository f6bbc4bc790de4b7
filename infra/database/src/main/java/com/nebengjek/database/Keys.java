package com.nebengjek.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Keys of producers, for operators: exits with 0 when it was done, 1 when it was not, 2 when the words say nothing. */
public final class Keys {

    private static final String HELP = """
            keys add NAME TYPES PER_MINUTE    gives out a key, and shows it this once
            keys list                         all keys, without themselves
            keys revoke NAME                  takes a key back, from the next request on

            TYPES are separated by commas, each an event type or what types begin with and a star:
            com.nebengjek.location.*,com.nebengjek.user.beacon.v1
            The database is DATABASE_URL, or that of infra/run.""";
    private static final int FAILED = 1;
    private static final int BAD_ARGUMENTS = 2;

    private Keys() {}

    public static void main(String[] words) {
        System.exit(run(List.of(words), System.getenv()));
    }

    private static int run(List<String> words, Map<String, String> environment) {
        String shape = words.isEmpty() ? "" : words.getFirst() + "/" + words.size();
        if (!List.of("add/4", "list/1", "revoke/2").contains(shape)) {
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
            case "add" -> System.out.println(keys.add(words.get(1), List.of(words.get(2).split(",")), number(words.get(3))));
            case "list" -> keys.list().forEach(Keys::show);
            default -> {
                if (!keys.revoke(words.get(1))) {
                    throw new IllegalArgumentException("There is no good key of the name '" + words.get(1) + "'.");
                }
            }
        }
        return 0;
    }

    private static int number(String word) {
        if (!word.matches("[1-9][0-9]{0,6}")) {
            throw new IllegalArgumentException("PER_MINUTE is '%s': write a number from 1 on".formatted(word));
        }
        return Integer.parseInt(word);
    }

    private static void show(ApiKeys.Key key) {
        System.out.printf(
                "%-24s %6d/min  %s  %s%n",
                key.name(),
                key.perMinute(),
                key.revoked() == null ? "good since " + key.created() : "revoked " + key.revoked(),
                String.join(",", key.types()));
    }
}
