package com.nebengjek.topology.migration;

import java.util.List;

/** What a migration would move; nothing when no stream of the server is in the topology's way. */
public record MigrationPlan(List<Move> moves) {

    public MigrationPlan {
        moves = List.copyOf(moves);
    }

    /**
     * A stream whose events and subjects go to others.
     *
     * @param into the topology's streams that take them; the same name when the stream is made anew
     * @param why it is in the way
     * @param subscribers consumers that read it now
     */
    public record Move(String from, List<String> into, String why, long events, long bytes, int subscribers) {

        public Move {
            into = List.copyOf(into);
        }
    }

    /** How many events there are to move. */
    public long events() {
        return moves.stream().mapToLong(Move::events).sum();
    }
}
