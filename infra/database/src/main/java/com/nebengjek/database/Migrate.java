package com.nebengjek.database;

import org.flywaydb.core.api.FlywayException;

/** The migration job: exits with 0 when the database is up to date, with 1 and one sentence when it cannot be. */
public final class Migrate {

    private Migrate() {}

    public static void main(String[] arguments) {
        System.exit(run());
    }

    private static int run() {
        try {
            Target target = Target.of(System.getenv());
            int applied = Database.migrate(target.jdbcUrl(), target.user(), target.password(), target.rolePassword());
            System.out.println(applied == 0 ? "The database is up to date." : "Migrations applied: " + applied);
            return 0;
        } catch (IllegalArgumentException | FlywayException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
