package com.nebengjek.database;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A change of what the databases of a cluster share: roles and their settings. Of two sessions that change the same role,
 * Postgres lets the second wait for the first, and then fail though nothing is wrong; it is rolled back, and made again here.
 */
@FunctionalInterface
interface ClusterChange<E extends Exception> {

    /** More sessions than anybody lets change roles at the same time: one of them gets on in each attempt. */
    int ATTEMPTS = 50;

    /** Makes the change, in one transaction or so that it may be repeated. */
    void make() throws E;

    /** @throws E when it fails for another reason than somebody else's change */
    static <E extends Exception> void repeated(ClusterChange<E> change) throws E {
        for (int attempt = 1; ; attempt++) {
            try {
                change.make();
                return;
            } catch (Exception e) {
                if (attempt == ATTEMPTS || !isConflict(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isConflict(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException sql && sql.getServerErrorMessage() instanceof ServerErrorMessage error) {
                return "tuple concurrently updated".equals(error.getMessage()) || isOfCatalog(error.getConstraint());
            }
        }
        return false;
    }

    /** Both have added what there was none of. */
    private static boolean isOfCatalog(@Nullable String constraint) {
        return constraint != null && constraint.startsWith("pg_");
    }
}
