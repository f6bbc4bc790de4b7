package com.nebengjek.jetstream.test;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what still passes between a process and its servers, and when it dies. What passes is seen on the wire, so it
 * does not matter how the process is made. Each method says whether what it is told of may pass; nothing does any more
 * when the process is dead.
 *
 * <p>A moment that does not come before a later one of the same event is taken to be there with the later one: a handler
 * that asks its database once cannot be killed at the second answer, and is killed before it publishes or acknowledges.
 */
final class Fate {

    private final Set<String> deliveries = new HashSet<>();
    private final Set<String> publishes = new HashSet<>();
    private final Runnable kill;
    private @Nullable Moment moment;
    private int answers;
    private boolean dead;

    /** @param kill ends the process where it stands */
    Fate(Runnable kill) {
        this.kill = kill;
    }

    /** From now on the process is to die when this moment comes. */
    synchronized void at(Moment next) {
        moment = next;
        answers = 0;
    }

    synchronized boolean isDead() {
        return dead;
    }

    /** What it was handed and has not acknowledged, as subjects to answer on. */
    synchronized Set<String> deliveries() {
        return Set.copyOf(deliveries);
    }

    /** The server hands out an event. */
    synchronized boolean delivery(String ackSubject) {
        if (!dead) {
            deliveries.add(ackSubject);
        }
        return !dead;
    }

    /** A database answers. */
    synchronized boolean answer() {
        if (!deliveries.isEmpty()) {
            answers++;
        }
        boolean first = moment == Moment.FIRST_EFFECT && answers == 1;
        boolean second = moment == Moment.SECOND_EFFECT && answers == 2;
        return livesOn(!first && !second);
    }

    /** The process publishes an event. Of those that are to be published together, the first one alone gets through. */
    synchronized boolean publish(String replyTo) {
        boolean unacknowledged = replyTo.isEmpty();
        if (moment != Moment.PUBLISH_ACK || unacknowledged) {
            return livesOn(moment == null || moment.compareTo(Moment.PUBLISH) > 0);
        }
        boolean first = publishes.isEmpty();
        publishes.add(replyTo);
        return livesOn(true) && first;
    }

    /** The server replies to something. */
    synchronized boolean reply(String subject) {
        return livesOn(!publishes.contains(subject));
    }

    /** The process acknowledges an event. */
    synchronized boolean ack(String ackSubject) {
        boolean passes = livesOn(moment == null);
        if (passes) {
            deliveries.remove(ackSubject);
        }
        return passes;
    }

    synchronized boolean anythingElse() {
        return !dead;
    }

    private boolean livesOn(boolean lives) {
        if (!lives && !dead) {
            dead = true;
            kill.run();
        }
        return !dead;
    }
}
