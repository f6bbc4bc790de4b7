package com.nebengjek.topology.stored;

/** Names of the headers by which a replayed event is known. */
public final class ReplayHeaders {

    /** Names what is replayed, as {@code <stream>:<sequence>} and more. */
    public static final String OF = "replay-of";

    /** The one consumer it is meant for; every other one acknowledges it unseen. */
    public static final String FOR = "replay-for";

    /** How many times the event has been replayed from the dead letters. */
    public static final String COUNT = "replay-count";

    /** JetStream recognises a repeated publish by it. */
    public static final String MESSAGE_ID = "Nats-Msg-Id";

    private ReplayHeaders() {}
}
