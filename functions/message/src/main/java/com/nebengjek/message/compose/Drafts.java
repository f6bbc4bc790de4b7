package com.nebengjek.message.compose;

import com.nebengjek.events.catalogue.EventJson;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Writes messages into table {@code message.message}. */
final class Drafts {

    private final DatabaseClient database;

    Drafts(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Adds those that are not there. There is no message to a person without a number, and none to webhooks that nobody has
     * set up.
     */
    Mono<Void> add(List<Draft> drafts) {
        return database.sql("""
                        INSERT INTO message.message (message_id, channel, recipient, content, event_type, priority,
                            created_at, expires_at, collapse_key, order_key, metadata)
                        SELECT d.message_id, d.channel, CASE d.channel WHEN 'SMS' THEN p.msisdn ELSE d.recipient END,
                            d.content, d.event_type, d.priority, d.created_at, d.expires_at, d.collapse_key, d.order_key,
                            d.metadata
                        FROM json_to_recordset(CAST(:drafts AS json)) AS d (
                            message_id uuid, channel text, recipient text, content text, event_type text,
                            priority smallint, created_at timestamptz, expires_at timestamptz, collapse_key text,
                            order_key text, metadata jsonb)
                        LEFT JOIN message.person p ON d.channel = 'SMS' AND CAST(p.user_id AS text) = d.recipient
                        WHERE CASE d.channel
                            WHEN 'SMS' THEN p.msisdn IS NOT NULL
                            WHEN 'WEBHOOK' THEN EXISTS (
                                SELECT FROM message.endpoint e
                                WHERE e.enabled AND e.channel = 'WEBHOOK' AND message.takes(e.event_types, d.event_type))
                            ELSE d.recipient IS NOT NULL END
                        ON CONFLICT DO NOTHING""")
                .bind("drafts", EventJson.mapper().writeValueAsString(drafts))
                .then();
    }
}
