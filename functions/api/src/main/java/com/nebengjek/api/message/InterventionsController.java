package com.nebengjek.api.message;

import com.nebengjek.events.MessageChannel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Many dead messages at once, and what they hold up. */
@RestController
class InterventionsController {

    /**
     * Which dead messages are to be replayed; a member that is left out does not matter.
     *
     * @param dryRun counts them only
     */
    record ReplayWanted(
            @Nullable MessageChannel channel,
            @Nullable String to,
            @Nullable UUID endpoint,
            @Nullable String eventType,
            @Nullable String orderKey,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable Boolean dryRun) {

        private MessageFilter filter() {
            return new MessageFilter(null, channel, to, endpoint, eventType, orderKey, since, until);
        }
    }

    record Replayed(long count, boolean dryRun) {}

    record AllBlocked(List<Interventions.Blocked> blocked) {}

    private final Interventions interventions;

    InterventionsController(Interventions interventions) {
        this.interventions = interventions;
    }

    @PostMapping("/messages/replay")
    Mono<Replayed> replay(@RequestBody ReplayWanted wanted) {
        return Boolean.TRUE.equals(wanted.dryRun())
                ? interventions.countDead(wanted.filter()).map(count -> new Replayed(count, true))
                : interventions.replay(wanted.filter()).map(count -> new Replayed(count, false));
    }

    @GetMapping("/messages/blocked")
    Mono<AllBlocked> blocked() {
        return interventions.blocked().collectList().map(AllBlocked::new);
    }
}
