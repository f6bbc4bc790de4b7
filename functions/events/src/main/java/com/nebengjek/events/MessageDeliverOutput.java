package com.nebengjek.events;

/** What message-deliver and message-redeliver emit. */
public sealed interface MessageDeliverOutput
        permits MessageSent,
                MessageDead,
                EndpointDisabled {}
