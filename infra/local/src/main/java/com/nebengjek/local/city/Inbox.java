package com.nebengjek.local.city;

import java.util.LinkedHashMap;
import java.util.Map;

/** The events that a phone has seen lately, so that a repeat is not told again. */
final class Inbox {

    private static final int REMEMBERED = 256;

    private final Map<String, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };
    private String last = "";

    /** Whether the event is new here. */
    boolean take(String event) {
        last = event;
        return seen.put(event, true) == null;
    }

    /** The event that came last; empty before the first. */
    String last() {
        return last;
    }
}
