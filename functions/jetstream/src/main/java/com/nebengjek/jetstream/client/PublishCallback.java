package com.nebengjek.jetstream.client;

import com.nebengjek.jetstream.Published;

/** Hears what became of a message that was published without waiting. */
public interface PublishCallback {

    /** A stream keeps it: which, and at which sequence. */
    void published(Published published);

    /** It may or may not have been kept; publishing it again with the same id is harmless. */
    void failed(Throwable fault);
}
