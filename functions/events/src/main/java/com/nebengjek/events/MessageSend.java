package com.nebengjek.events;

import java.util.UUID;

/** The order to send a message now; what it says is read when it is sent. */
public sealed interface MessageSend permits MessageSendFresh, MessageSendRetry {

    UUID messageId();

    MessageChannel channel();

    /** 1 for the first attempt. */
    int attempt();

    /** How often the message was queued; an order of an earlier turn is void. */
    int turn();
}
