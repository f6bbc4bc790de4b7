package com.nebengjek.api.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.nebengjek.api.key.KeyHolder;
import com.nebengjek.api.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The REST paths of the earlier sender. */
@RestController
class EarlierSenderController {

    record SentMessage(UUID id, @Nullable String content, String to, boolean sent, @Nullable Instant sentAt, Instant createdAt) {}

    record SentMessages(@JsonProperty("sentMessages") List<SentMessage> messages) {}

    record SentMessagesAnswer(SentMessages data, String message) {}

    private static final int LONGEST_PAGE = 100;
    private static final int GREATEST_OFFSET = 100_000;

    private final DatabaseClient database;
    private final Worker worker;

    EarlierSenderController(DatabaseClient database, Worker worker) {
        this.database = database;
        this.worker = worker;
    }

    @PostMapping("/toggle-worker")
    Mono<WorkerStatus> toggle(@AuthenticationPrincipal KeyHolder holder, @RequestBody WorkerStatus wanted) {
        return worker.toggle(wanted.running(), holder.name()).map(WorkerStatus::new);
    }

    /** Newest first. */
    @GetMapping("/sent-messages")
    Mono<SentMessagesAnswer> sent(@RequestParam(defaultValue = "20") int limit, @RequestParam(defaultValue = "0") int offset) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw Problem.field(HttpStatus.BAD_REQUEST, "limit", "must be 1 to " + LONGEST_PAGE);
        }
        if (offset < 0 || offset > GREATEST_OFFSET) {
            throw Problem.field(HttpStatus.BAD_REQUEST, "offset", "must be 0 to %d: GET /messages goes further".formatted(GREATEST_OFFSET));
        }
        return database.sql("""
                        SELECT message_id, CASE WHEN NOT confidential THEN content END AS content, recipient, sent_at, created_at
                        FROM message.message WHERE state = 'SENT'
                        ORDER BY sequence DESC LIMIT :limit OFFSET :offset""")
                .bind("limit", limit)
                .bind("offset", offset)
                .map(row -> new SentMessage(
                        Objects.requireNonNull(row.get("message_id", UUID.class)),
                        row.get("content", String.class),
                        Objects.requireNonNull(row.get("recipient", String.class)),
                        true,
                        row.get("sent_at", Instant.class),
                        Objects.requireNonNull(row.get("created_at", Instant.class))))
                .all()
                .collectList()
                .map(found -> new SentMessagesAnswer(new SentMessages(found), "success"));
    }
}
