package com.nebengjek.api.message;

/** How far a message has come. */
enum MessageState {
    PENDING,
    QUEUED,
    SENDING,
    RETRY,
    SENT,
    DEAD,
    CANCELLED,
    EXPIRED
}
