package com.nebengjek.contracts.compatibility;

/** How much a change means, the least first. */
public enum Level {

    /** Only what people read has changed. */
    PATCH,

    /** Everybody may go on as before. */
    COMPATIBLE,

    /** Somebody who goes on as before fails: the event needs a new version of its type. */
    BREAKING
}
