package com.nebengjek.events;

/** The way by which a message reaches somebody; an HTTP service each. */
public enum MessageChannel {
    SMS,
    PUSH,
    WEBHOOK
}
