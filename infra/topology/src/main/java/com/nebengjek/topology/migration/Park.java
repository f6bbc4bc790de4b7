package com.nebengjek.topology.migration;

import java.util.List;

/**
 * The subjects of an earlier stream that has given its own ones away: nobody publishes on them, and they say what it
 * kept and how far its migration has come, to whoever goes on after an interruption.
 */
record Park(String stream) {

    private String unfinished() {
        return "migrating.%s.".formatted(stream);
    }

    private String finished() {
        return "migrated.%s.".formatted(stream);
    }

    /** The subjects of a stream whose events are being moved. */
    List<String> unfinished(List<String> subjects) {
        return former(subjects).stream().map(unfinished()::concat).toList();
    }

    /** The subjects of a stream whose events have been moved. */
    List<String> finished(List<String> subjects) {
        return former(subjects).stream().map(finished()::concat).toList();
    }

    /** What it kept before it was parked. */
    List<String> former(List<String> subjects) {
        return subjects.stream().map(this::former).toList();
    }

    private String former(String subject) {
        for (String prefix : List.of(unfinished(), finished())) {
            if (subject.startsWith(prefix)) {
                return subject.substring(prefix.length());
            }
        }
        return subject;
    }

    boolean isUnfinished(List<String> subjects) {
        return subjects.stream().anyMatch(subject -> subject.startsWith(unfinished()));
    }
}
