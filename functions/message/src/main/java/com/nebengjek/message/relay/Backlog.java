package com.nebengjek.message.relay;

/**
 * What is not delivered.
 *
 * @param queued with the deliverers
 * @param sending being sent
 * @param held due, but not to be sent for now
 * @param due waiting for a relay
 * @param oldestDueSeconds how long the oldest of those has waited
 */
record Backlog(long queued, long sending, long held, long due, double oldestDueSeconds) {

    static final Backlog NONE = new Backlog(0, 0, 0, 0, 0);
}
