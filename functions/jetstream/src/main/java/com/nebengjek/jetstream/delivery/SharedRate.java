package com.nebengjek.jetstream.delivery;

import com.nebengjek.jetstream.delivery.Told.Rate;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.KeyValue;
import io.nats.client.KeyValueOptions;
import io.nats.client.api.KeyValueEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A rate that all processes of a function share, so that more processes do not mean more events.
 *
 * <p>The bucket {@code rates} keeps for each function the time up to which its rate is used up. A process takes what it
 * fetches in a tenth of a second by moving that time on, on the condition that no other process did meanwhile. Clocks
 * that differ shift the burst, not the rate.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm">Generic cell rate algorithm</a>
 */
final class SharedRate implements Allowance {

    private static final Logger log = LoggerFactory.getLogger(SharedRate.class);
    private static final String BUCKET = "rates";
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int SHARES_PER_SECOND = 10;
    private static final int WRONG_LAST_SEQUENCE = 10071;

    private final String function;
    private final Rate rate;
    private final KeyValue bucket;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Runnable onMore;
    private int left;
    private boolean asking;

    SharedRate(
            String function,
            Rate rate,
            Connection connection,
            @Nullable String domain,
            Clock clock,
            ScheduledExecutorService timer,
            Runnable onMore) {
        this.function = function;
        this.rate = rate;
        this.clock = clock;
        this.timer = timer;
        this.onMore = onMore;
        try {
            this.bucket = connection.keyValue(
                    BUCKET, KeyValueOptions.builder().jsDomain(domain).build());
        } catch (IOException e) {
            throw new IllegalStateException("The key-value bucket '" + BUCKET + "' cannot be used", e);
        }
    }

    @Override
    public synchronized int take(int wanted) {
        int taken = Math.min(left, wanted);
        left -= taken;
        if (taken < wanted && !asking) {
            asking = true;
            Thread.startVirtualThread(this::ask);
        }
        return taken;
    }

    @Override
    public synchronized void giveBack(int unused) {
        left = Math.min(left + unused, rate.burst());
    }

    @Override
    public boolean isLimited() {
        return true;
    }

    private void ask() {
        try {
            Used used = used();
            int share = used.available(nowMicros(), rate, share());
            if (share == 0) {
                again(used.waitFor(nowMicros(), rate));
            } else if (isMine(used, used.after(nowMicros(), rate, share))) {
                gained(share);
            } else {
                again(Duration.ZERO);
            }
        } catch (IOException | JetStreamApiException | RuntimeException fault) {
            log.warn("{}: its share of {} events/s is not known, asking again: {}", function, rate.perSecond(), fault.toString());
            again(RETRY);
        }
    }

    private int share() {
        return Math.clamp(rate.perSecond() / SHARES_PER_SECOND, 1, rate.burst());
    }

    private Used used() throws IOException, JetStreamApiException {
        KeyValueEntry entry = bucket.get(function);
        return entry == null || entry.getValueAsString() == null
                ? new Used(0, 0)
                : new Used(Long.parseLong(entry.getValueAsString()), entry.getRevision());
    }

    /** Whether the time could be moved on; no when another process was faster. */
    private boolean isMine(Used seen, long until) throws IOException, JetStreamApiException {
        try {
            bucket.update(function, Long.toString(until).getBytes(StandardCharsets.US_ASCII), seen.revision());
            return true;
        } catch (JetStreamApiException refused) {
            if (refused.getApiErrorCode() == WRONG_LAST_SEQUENCE) {
                return false;
            }
            throw refused;
        }
    }

    private void gained(int share) {
        synchronized (this) {
            left += share;
            asking = false;
        }
        onMore.run();
    }

    private void again(Duration wait) {
        if (!timer.isShutdown()) {
            timer.schedule(() -> Thread.startVirtualThread(this::ask), wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    /**
     * The time up to which a rate is used up.
     *
     * @param revision of the entry that says so, 0 when there is none
     */
    record Used(long untilMicros, long revision) {

        private static final long SECOND = TimeUnit.SECONDS.toMicros(1);

        int available(long now, Rate rate, int wanted) {
            long free = (now - since(now, rate)) * rate.perSecond() / SECOND;
            return (int) Math.clamp(free, 0, wanted);
        }

        long after(long now, Rate rate, int taken) {
            return since(now, rate) + taken * SECOND / rate.perSecond();
        }

        Duration waitFor(long now, Rate rate) {
            return Duration.of(Math.max(1_000, since(now, rate) + SECOND / rate.perSecond() - now), ChronoUnit.MICROS);
        }

        /** What was not used for longer than a burst is lost. */
        private long since(long now, Rate rate) {
            return Math.max(untilMicros, now - rate.burst() * SECOND / rate.perSecond());
        }
    }
}
