package com.nebengjek.message.relay;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What came of looking for due messages.
 *
 * @param messages those to queue
 * @param verdicts how many rows were claimed, held for which reason, expired or cancelled
 * @param room how many rows might have been looked at: 0 when enough is queued, less when nothing is to be sent
 * @param waiting whether messages are set aside until their endpoint has room
 * @param leasedUntil when the messages count as due again unless they are marked
 */
record Claim(List<Claimed> messages, Map<String, Long> verdicts, int room, boolean waiting, Instant leasedUntil) {

    private static final String SET_ASIDE = "CROWDED";

    /** Whether there may be more that is due. */
    boolean isFull() {
        return room > 0 && verdicts.values().stream().mapToLong(Long::longValue).sum() >= room;
    }

    /** Whether more will be taken as soon as the deliverers have done some of what is queued. */
    boolean isWithoutRoom() {
        return room == 0;
    }

    /** Whether most of what was looked at had to be set aside. */
    boolean isMostlySetAside() {
        return 2 * verdicts.getOrDefault(SET_ASIDE, 0L) > room;
    }

    /** Whether more will be let go as soon as their endpoint has taken some of what is queued for it. */
    boolean hasSetAside() {
        return waiting || verdicts.containsKey(SET_ASIDE);
    }
}
