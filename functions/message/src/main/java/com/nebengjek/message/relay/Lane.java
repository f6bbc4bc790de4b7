package com.nebengjek.message.relay;

import com.nebengjek.events.MessageSend;
import com.nebengjek.events.MessageSendFresh;
import com.nebengjek.events.MessageSendRetry;

/** What is new and what is tried again go different ways, so that neither holds up the other. */
enum Lane {
    FRESH,
    RETRY;

    MessageSend orderTo(Claimed message) {
        return switch (this) {
            case FRESH -> new MessageSendFresh(message.id(), message.channel(), message.attempt(), message.turn());
            case RETRY -> new MessageSendRetry(message.id(), message.channel(), message.attempt(), message.turn());
        };
    }
}
