package com.nebengjek.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Messages to people, such as sign-in codes, which a run shows to whoever tries it: nobody has the phone that they go to. */
final class SentMessages {

    private final Connection database;
    private final Instant since;
    private final Set<UUID> shown = new HashSet<>();

    /** @param since when the run began: what was written down before is no news */
    SentMessages(Connection database, Instant since) {
        this.database = database;
        this.since = since;
    }

    /** What was written down and is not shown yet, oldest first. A message may become visible after a younger one. */
    List<String> news() throws SQLException {
        try (PreparedStatement query = database.prepareStatement("""
                SELECT message_id, channel, recipient, content FROM message.message
                WHERE created_at >= ? ORDER BY created_at""")) {
            query.setTimestamp(1, Timestamp.from(since));
            return read(query.executeQuery());
        }
    }

    private List<String> read(ResultSet rows) throws SQLException {
        List<String> news = new ArrayList<>();
        while (rows.next()) {
            if (shown.add(rows.getObject("message_id", UUID.class))) {
                news.add("%s to %s: %s"
                        .formatted(rows.getString("channel"), rows.getString("recipient"), rows.getString("content")));
            }
        }
        return news;
    }
}
