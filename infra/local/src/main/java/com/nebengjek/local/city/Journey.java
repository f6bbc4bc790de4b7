package com.nebengjek.local.city;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** A way through the streets that is driven step by step. */
final class Journey {

    /** The longest distance that is driven without a report of where the vehicle is. */
    static final double LONGEST_STEP = 25;

    private final Deque<Place> corners;
    private Place here;
    private double metres;

    Journey(Place from, Collection<Place> corners) {
        this.here = from;
        this.corners = new ArrayDeque<>(corners);
        dropReachedCorners();
    }

    Place here() {
        return here;
    }

    /** What was driven so far. */
    double metres() {
        return metres;
    }

    boolean isOver() {
        return corners.isEmpty();
    }

    /** Metres to the next place to report: a corner, or the end of the longest step. */
    double nextStep() {
        return isOver() ? 0 : Math.min(LONGEST_STEP, here.metresTo(corners.getFirst()));
    }

    void step() {
        if (isOver()) {
            return;
        }
        Place next = here.towards(corners.getFirst(), LONGEST_STEP);
        metres += here.metresTo(next);
        here = next;
        dropReachedCorners();
    }

    private void dropReachedCorners() {
        while (!corners.isEmpty() && here.metresTo(corners.getFirst()) == 0) {
            corners.removeFirst();
        }
    }
}
