package com.nebengjek.database;

import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Counts the migrations that were applied, in all attempts: Flyway tells those of an attempt that succeeded. */
final class AppliedMigrations extends BaseCallback {

    private int count;

    int count() {
        return count;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        count++;
    }
}
