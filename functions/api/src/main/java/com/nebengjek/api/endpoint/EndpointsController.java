package com.nebengjek.api.endpoint;

import com.nebengjek.api.key.KeyHolder;
import com.nebengjek.api.message.RetryProfiles;
import com.nebengjek.api.message.Worker;
import com.nebengjek.api.message.WorkerStatus;
import com.nebengjek.api.problem.Problem;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Operators look after endpoints. */
@RestController
@RequestMapping("/endpoints")
class EndpointsController {

    /**
     * Another secret.
     *
     * @param secret a random one when it is left out
     * @param overlapSeconds how long those before it are good yet; a day when it is left out
     */
    record SecretWanted(@Nullable String secret, @Nullable Integer overlapSeconds) {
        SecretWanted {
            if (secret != null && !Secrets.isGood(secret)) {
                throw Problem.field(HttpStatus.UNPROCESSABLE_CONTENT, "secret", "must be whsec_ or whsk_ and a key in base64");
            }
            if (overlapSeconds != null && (overlapSeconds < 0 || overlapSeconds > LONGEST_OVERLAP.toSeconds())) {
                throw Problem.field(
                        HttpStatus.UNPROCESSABLE_CONTENT, "overlap_seconds", "must be 0 to " + LONGEST_OVERLAP.toSeconds());
            }
        }
    }

    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
    private static final Duration USUAL_OVERLAP = Duration.ofDays(1);

    private final Endpoints endpoints;
    private final Worker worker;
    private final RetryProfiles profiles;

    EndpointsController(Endpoints endpoints, Worker worker, RetryProfiles profiles) {
        this.endpoints = endpoints;
        this.worker = worker;
        this.profiles = profiles;
    }

    @GetMapping
    Mono<EndpointView.All> all() {
        return endpoints.all().collectList().map(EndpointView.All::new);
    }

    @GetMapping("/{id}")
    Mono<EndpointView> endpoint(@PathVariable UUID id) {
        return endpoints.find(id).switchIfEmpty(Mono.error(EndpointsController::none));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<EndpointView.Created> add(@RequestBody EndpointWanted wanted) {
        profiles.check(wanted.retryProfile());
        String secret = Objects.requireNonNullElseGet(wanted.secret(), Secrets::random);
        return endpoints.add(wanted.complete(), secret).map(added -> new EndpointView.Created(added, secret));
    }

    @PatchMapping("/{id}")
    Mono<EndpointView> change(@PathVariable UUID id, @RequestBody EndpointWanted wanted) {
        if (wanted.secret() != null) {
            throw Problem.field(HttpStatus.UNPROCESSABLE_CONTENT, "secret", "is changed by POST /endpoints/{id}/secret");
        }
        profiles.check(wanted.retryProfile());
        return endpoints.change(id, wanted).switchIfEmpty(Mono.error(EndpointsController::none));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@PathVariable UUID id) {
        return endpoints.remove(id).flatMap(there -> there ? Mono.<Void>empty() : Mono.error(none()));
    }

    @PostMapping("/{id}/secret")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<EndpointView.NewSecret> rotate(@PathVariable UUID id, @RequestBody SecretWanted wanted) {
        String secret = Objects.requireNonNullElseGet(wanted.secret(), Secrets::random);
        Duration overlap = wanted.overlapSeconds() == null ? USUAL_OVERLAP : Duration.ofSeconds(wanted.overlapSeconds());
        return endpoints.rotate(id, secret, overlap)
                .map(until -> new EndpointView.NewSecret(secret, until))
                .switchIfEmpty(Mono.error(EndpointsController::none));
    }

    /** Pauses or resumes one endpoint, as {@code POST /toggle-worker} does with all. */
    @PostMapping("/{id}/toggle-worker")
    Mono<WorkerStatus> toggle(
            @AuthenticationPrincipal KeyHolder holder, @PathVariable UUID id, @RequestBody WorkerStatus wanted) {
        return worker.toggle(id, wanted.running(), holder.name())
                .map(WorkerStatus::new)
                .switchIfEmpty(Mono.error(EndpointsController::none));
    }

    private static Problem none() {
        return Problem.notFound("There is no such endpoint.");
    }
}
