package com.nebengjek.database;

import java.sql.SQLException;
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
            if (target.rolePasswords() != null) {
                RolePasswords passwords = RolePasswords.in(target.rolePasswords());
                System.out.println("Roles that have their passwords: "
                        + String.join(", ", passwords.apply(target.jdbcUrl(), target.user(), target.password())));
            }
            return 0;
        } catch (IllegalArgumentException | FlywayException | SQLException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
