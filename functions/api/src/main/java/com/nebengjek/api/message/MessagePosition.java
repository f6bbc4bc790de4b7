package com.nebengjek.api.message;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last message of a page: the next page begins after it. Copies of a message have its place, and are told apart by their ids. */
record MessagePosition(long sequence, UUID id) {

    /** Before any message. */
    static final MessagePosition NEWEST = new MessagePosition(Long.MAX_VALUE, new UUID(-1, -1));

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException when it did not
     */
    public static MessagePosition of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("must be what an earlier page gave as next");
        }
        return new MessagePosition(Long.parseLong(parts.group(1)), UUID.fromString(parts.group(2)));
    }

    String text() {
        return sequence + "-" + id;
    }
}
