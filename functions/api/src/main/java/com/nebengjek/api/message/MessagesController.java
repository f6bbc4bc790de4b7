package com.nebengjek.api.message;

import com.nebengjek.api.idempotency.Idempotency;
import com.nebengjek.api.idempotency.IdempotencyKey;
import com.nebengjek.api.key.KeyHolder;
import com.nebengjek.api.message.Inbox.Accepted;
import com.nebengjek.api.message.MessageView.Detailed;
import com.nebengjek.api.message.MessageView.Page;
import com.nebengjek.api.problem.Problem;
import com.nebengjek.events.MessageChannel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messages are sent, and looked at. */
@RestController
@RequestMapping("/messages")
class MessagesController {

    record Batch(List<MessageWanted> messages) {}

    record AcceptedBatch(List<Accepted> messages) {}

    private static final int LONGEST_PAGE = 100;
    private static final int LARGEST_BATCH = 500;

    private final Inbox inbox;
    private final Messages messages;
    private final Interventions interventions;
    private final Idempotency idempotency;
    private final JsonMapper json;

    MessagesController(
            Inbox inbox, Messages messages, Interventions interventions, Idempotency idempotency, JsonMapper json) {
        this.inbox = inbox;
        this.messages = messages;
        this.interventions = interventions;
        this.idempotency = idempotency;
        this.json = json;
    }

    /** One message, or {@code {"messages": […]}}. */
    @PostMapping
    Mono<? extends ResponseEntity<?>> send(
            @AuthenticationPrincipal KeyHolder holder,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key,
            @RequestBody JsonNode body) {
        String sender = "key:" + holder.id();
        if (!body.has("messages")) {
            MessageWanted message = read(body, MessageWanted.class);
            return idempotency.created(sender, key, message, Accepted.class, () -> inbox.accept(message));
        }
        Batch batch = read(body, Batch.class);
        Rules.require(
                !batch.messages().isEmpty() && batch.messages().size() <= LARGEST_BATCH,
                "messages",
                "must be 1 to " + LARGEST_BATCH);
        return idempotency.created(sender, key, batch, AcceptedBatch.class, () -> inbox.acceptAll(batch.messages()).map(AcceptedBatch::new));
    }

    private <T> T read(JsonNode body, Class<T> type) {
        try {
            return json.treeToValue(body, type);
        } catch (JacksonException unreadable) {
            throw new ServerWebInputException("unreadable", null, unreadable);
        }
    }

    @GetMapping
    Mono<Page> page(
            @RequestParam(required = false) @Nullable MessageState state,
            @RequestParam(required = false) @Nullable MessageChannel channel,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable UUID endpoint,
            @RequestParam(name = "event_type", required = false) @Nullable String eventType,
            @RequestParam(name = "order_key", required = false) @Nullable String orderKey,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable MessagePosition after) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw Problem.field(HttpStatus.BAD_REQUEST, "limit", "must be 1 to " + LONGEST_PAGE);
        }
        MessageFilter filter = new MessageFilter(state, channel, to, endpoint, eventType, orderKey, since, until);
        return messages.page(filter, after == null ? MessagePosition.NEWEST : after, limit + 1)
                .collectList()
                .map(found -> page(found, limit));
    }

    private static Page page(List<Messages.Placed> found, int limit) {
        List<MessageView> shown = found.stream().limit(limit).map(Messages.Placed::message).toList();
        return new Page(shown, found.size() > limit ? found.get(limit - 1).position().text() : null);
    }

    @GetMapping("/{id}")
    Mono<Detailed> message(@PathVariable UUID id) {
        return messages.detailed(id).switchIfEmpty(Mono.error(MessagesController::none));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> cancel(@AuthenticationPrincipal KeyHolder holder, @PathVariable UUID id) {
        return interventions.cancel(id, holder.name()).flatMap(rows -> rows > 0 ? Mono.empty() : refuse(id, "cancelled"));
    }

    /** Why nothing came of it. */
    private <T> Mono<T> refuse(UUID id, String what) {
        return messages.find(id)
                .switchIfEmpty(Mono.error(MessagesController::none))
                .flatMap(message -> Mono.error(Problem.of(
                        HttpStatus.CONFLICT, "This message cannot be %s: it is %s.".formatted(what, message.state()))));
    }

    /** Sends a dead message again; {@link InterventionsController} does that with many. */
    @PostMapping("/{id}/replay")
    Mono<MessageView> replay(@PathVariable UUID id) {
        return interventions.replay(id).flatMap(done -> done ? messages.find(id) : refuse(id, "replayed"));
    }

    /** Lets the next of its order go. */
    @PostMapping("/{id}/skip")
    Mono<MessageView> skip(@PathVariable UUID id) {
        return interventions.skip(id).flatMap(done -> done ? messages.find(id) : refuse(id, "skipped"));
    }

    private static Problem none() {
        return Problem.notFound("There is no such message.");
    }
}
