package com.nebengjek.bench.scaling.autoscaler;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * KEDA's own part: from none to the first replica, and from the last to none. What lies between is left to the HPA.
 *
 * <p>As {@code RequestScale} in KEDA 2.20, {@code pkg/scaling/executor/scale_scaledobjects.go}: an active trigger wakes
 * a workload without replicas, to its minimum or one; without an active trigger, one that may have none gets none as
 * soon as its last activity is longer ago than the cooldown, or, when it was never active, its creation longer than the
 * initial cooldown.
 */
public final class Activation {

    private final ScaledObject object;
    private final Instant created;
    private @Nullable Instant lastActive;

    public Activation(ScaledObject object, Instant created) {
        this.object = object;
        this.created = created;
    }

    /**
     * How many replicas there shall be after a look at the triggers.
     *
     * @param active whether any of them is
     */
    public int replicas(Instant now, int current, boolean active) {
        if (active) {
            lastActive = now;
            return current == 0 ? Math.max(1, object.min()) : current;
        }
        if (object.min() > 0) {
            return Math.max(current, object.min());
        }
        return current > 0 && cooledDown(now) ? 0 : current;
    }

    private boolean cooledDown(Instant now) {
        return lastActive == null
                ? isOver(created, object.initialCooldown(), now)
                : isOver(lastActive, object.cooldown(), now);
    }

    private static boolean isOver(Instant since, Duration period, Instant now) {
        return since.plus(period).isBefore(now);
    }
}
