package com.nebengjek.edge.socket;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import org.springframework.web.reactive.socket.CloseStatus;

/** Why the edge closes a socket, beside what RFC 6455 itself says (1009: frame too long). */
final class CloseCodes {

    /** Come back elsewhere, or here in a moment. */
    static final CloseStatus RESTART = CloseStatus.SERVICE_RESTARTED.withReason("the edge restarts");

    /** Get a new token first. */
    static final CloseStatus UNAUTHORIZED = new CloseStatus(4401, "no valid token");

    /** Come back in a moment with the same: it could not be checked. */
    static final CloseStatus UNCHECKED = new CloseStatus(1013, "try again later");

    /** Come back with the id of the last event seen. */
    static final CloseStatus TOO_SLOW = new CloseStatus(4408, "events were not read in time");

    /** As {@link #TOO_SLOW}: most likely nobody is there to read this. */
    static final CloseStatus NO_PONG = new CloseStatus(4408, "a ping was not answered in time");

    /** Do not come back: the same person has opened another socket. */
    static final CloseStatus REPLACED = new CloseStatus(4409, "a newer socket of the same person took over");

    private CloseCodes() {}

    /** The code of RFC 6455 for a failed read: a frame too long or broken, or else a fault of ours. */
    static CloseStatus of(Throwable fault) {
        return switch (fault) {
            case CorruptedWebSocketFrameException broken ->
                new CloseStatus(broken.closeStatus().code(), broken.closeStatus().reasonText());
            case TooLongFrameException tooLong -> CloseStatus.TOO_BIG_TO_PROCESS;
            default -> CloseStatus.SERVER_ERROR;
        };
    }
}
