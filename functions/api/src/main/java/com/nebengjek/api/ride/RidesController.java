package com.nebengjek.api.ride;

import com.nebengjek.api.problem.Problem;
import com.nebengjek.api.security.Caller;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The caller's own rides; those of others are not there. */
@RestController
@RequestMapping("/rides")
class RidesController {

    private static final int LONGEST_PAGE = 100;
    /** Later than any ride: where the first page begins. */
    private static final PagePosition NEWEST = new PagePosition(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1, -1));

    private final Rides rides;

    RidesController(Rides rides) {
        this.rides = rides;
    }

    @GetMapping
    Mono<RidePage> page(
            Caller caller,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable PagePosition after) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw Problem.field(HttpStatus.BAD_REQUEST, "limit", "must be 1 to " + LONGEST_PAGE);
        }
        return rides.before(after == null ? NEWEST : after, caller.person(), limit + 1)
                .collectList()
                .map(found -> RidePage.of(found, limit));
    }

    @GetMapping("/current")
    Mono<RideView> current(Caller caller) {
        return rides.current(caller.person())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("You are on no ride.")));
    }

    @GetMapping("/{rideId}")
    Mono<RideView> ride(Caller caller, @PathVariable UUID rideId) {
        return rides.find(rideId, caller.person())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("You have no such ride.")));
    }
}
