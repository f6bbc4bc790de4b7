package com.nebengjek.api.key;

import java.util.Locale;

/** What a key is good for, beside the events that it may publish. */
public enum Scope {
    /** Sends messages, and reads what became of them. */
    MESSAGES,
    /** Looks after endpoints and templates, pauses and resumes, replays. */
    OPERATIONS;

    /** As keys have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As Spring Security has it; no access token of a person can. */
    public String authority() {
        return "key:" + text();
    }
}
