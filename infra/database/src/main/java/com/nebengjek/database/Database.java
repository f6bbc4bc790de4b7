package com.nebengjek.database;

import org.flywaydb.core.Flyway;

import java.util.Map;

/** Brings a Postgres database up to the version of this program. */
public final class Database {

    /** Password of every role, unless another is given: for databases nobody else can reach. */
    public static final String LOCAL_ROLE_PASSWORD = "nebengjek";

    private static final String ROLE_PREFIX = "nebengjek_";

    private Database() {}

    /**
     * Applies the migrations that are missing; doing it again applies none. Several programs may do so at once, to one
     * database or to several of a cluster.
     *
     * @param user a role that may create schemas, and roles where the cluster does not have them yet
     * @return how many migrations were applied
     */
    public static int migrate(String jdbcUrl, String user, String password) {
        return migrate(jdbcUrl, user, password, LOCAL_ROLE_PASSWORD);
    }

    /**
     * Applies the migrations that are missing.
     *
     * @param rolePassword what the roles that do not exist yet will log in with
     * @return how many migrations were applied
     */
    public static int migrate(String jdbcUrl, String user, String password, String rolePassword) {
        AppliedMigrations applied = new AppliedMigrations();
        Flyway flyway = Flyway.configure()
                .dataSource(jdbcUrl, user, password)
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .defaultSchema("public")
                .placeholders(Map.of("role_password", insideLiteral(rolePassword)))
                .callbacks(applied)
                .load();
        ClusterChange.repeated(flyway::migrate);
        return applied.count();
    }

    /**
     * The role that a module logs in with, or a function that runs alone: {@code nebengjek_match} for {@code match},
     * {@code nebengjek_match_propose} for {@code match-propose}.
     */
    public static String role(String name) {
        return ROLE_PREFIX + name.replace('-', '_');
    }

    /** Flyway pastes a placeholder as it is, here between single quotes. */
    private static String insideLiteral(String text) {
        return text.replace("'", "''");
    }
}
