package com.nebengjek.api.signin;

import com.nebengjek.api.ApiSettings;
import com.nebengjek.api.account.Msisdn;
import java.time.Clock;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;

/** Wants a code to be sent: a row for the message system, which gives it up when the code has expired. */
final class CodeMessages {

    private static final String TEXT = "NebengJek: %s is your sign-in code. It is good for %d minutes. Tell it to nobody.";

    private final DatabaseClient database;
    private final ApiSettings.Codes settings;
    private final IdGenerator ids;
    private final Clock clock;

    CodeMessages(DatabaseClient database, ApiSettings.Codes settings, IdGenerator ids, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    Mono<Void> send(Msisdn number, String code) {
        Instant now = clock.instant();
        return database.sql("""
                        INSERT INTO message.message
                            (message_id, channel, recipient, content, confidential, priority, retry_profile, created_at, expires_at)
                        VALUES (:id, 'SMS', :to, :content, true, 9, 'critical', :now, :expires)""")
                .bind("id", ids.generateId())
                .bind("to", number.number())
                .bind("content", TEXT.formatted(code, Math.max(1, settings.lifetime().toMinutes())))
                .bind("now", now)
                .bind("expires", now.plus(settings.lifetime()))
                .then();
    }
}
