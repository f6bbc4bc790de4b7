package com.nebengjek.api.ride;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a person's rides, newest first.
 *
 * @param next what to ask for the next page with; null on the last one
 */
record RidePage(List<RideView> rides, @Nullable String next) {

    /** @param rides one more than the page holds, when there are that many */
    static RidePage of(List<RideView> rides, int limit) {
        if (rides.size() <= limit) {
            return new RidePage(rides, null);
        }
        RideView last = rides.get(limit - 1);
        return new RidePage(rides.subList(0, limit), new PagePosition(last.createdAt(), last.rideId()).text());
    }
}
