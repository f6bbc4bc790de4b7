package com.nebengjek.message.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Says when a message that failed is tried again. */
public record Retries(Map<String, RetryProfile> profiles, Duration limit, RandomGenerator random) {

    public Retries(RetryProperties settings, RandomGenerator random) {
        this(settings.byName(), settings.limit(), random);
    }

    /**
     * A message that failed.
     *
     * @param profile one that is not known is taken for {@code standard}
     * @param failures attempts since it was written down or replayed, this one included
     * @param retryAfter when the endpoint wants it again; before its profile, but never after the message expires
     */
    public record Failure(
            String profile,
            int failures,
            Instant at,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant retryAfter) {}

    /** When it is due again, which is at the latest when it expires; empty when its retries are used up. */
    public Optional<Instant> dueAfter(Failure failure) {
        RetryProfile profile = profileOf(failure);
        Instant end = failure.expiresAt();
        if (end == null && profile.endless() && !failure.at().isBefore(failure.createdAt().plus(limit))) {
            return Optional.empty();
        }
        return profile.stepAfter(failure.failures())
                .map(step -> failure.retryAfter() == null
                        ? failure.at().plus(jitter(step))
                        : notBefore(failure.at(), failure.retryAfter()))
                .map(due -> end != null && due.isAfter(end) ? end : due)
                .map(due -> due.isAfter(failure.at().plus(limit)) ? failure.at().plus(limit) : due);
    }

    /** Why there is no further attempt, for a person. */
    public String usedUp(Failure failure) {
        RetryProfile profile = profileOf(failure);
        return profile.endless()
                ? "not delivered within " + limit.toDays() + " days"
                : "all %d attempts failed".formatted(profile.steps().size() + 1);
    }

    private RetryProfile profileOf(Failure failure) {
        RetryProfile known = profiles.get(failure.profile());
        return known == null ? Objects.requireNonNull(profiles.get(RetryProperties.STANDARD)) : known;
    }

    private Duration jitter(Duration step) {
        return step.isZero() ? step : Duration.ofNanos(random.nextLong(step.toNanos() + 1));
    }

    /** A little later than asked, so that those who were all told the same do not all come at once. */
    private Instant notBefore(Instant now, Instant asked) {
        return asked.isAfter(now) ? asked.plus(jitter(Duration.between(now, asked).dividedBy(10))) : now;
    }
}
