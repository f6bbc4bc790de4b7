package com.nebengjek.bench.scaling.autoscaler;

import java.time.Duration;

/**
 * By how much the number of replicas may change within a period.
 *
 * @param percent whether the value is of the replicas at the period's beginning, rather than a number of pods
 */
record ScalingPolicy(boolean percent, int value, Duration period) {

    /** The most replicas there may be at the end of a period that began with so many; rounded up. */
    int upFrom(int start) {
        return percent ? (int) Math.ceil(start * (1 + value / 100.0)) : start + value;
    }

    /** The fewest replicas there may be at the end of a period that began with so many; rounded down. */
    int downFrom(int start) {
        return percent ? (int) (start * (1 - value / 100.0)) : start - value;
    }
}
