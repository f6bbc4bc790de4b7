package com.nebengjek.message.deliver;

/** What an attempt came to. */
enum Outcome {
    /** The endpoint has the message. */
    SENT,
    /** It may work later. */
    TRANSIENT,
    /** It will not work, however often it is tried. */
    PERMANENT
}
