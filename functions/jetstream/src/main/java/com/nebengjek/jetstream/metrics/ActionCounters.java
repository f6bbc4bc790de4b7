package com.nebengjek.jetstream.metrics;

import io.micrometer.core.instrument.Counter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A counter per {@code {service}.{action}}, the first two tokens of a subject.
 *
 * <p>Subjects come from outside: beyond so many different ones all further are counted as {@value #OTHER}.
 */
final class ActionCounters {

    static final String OTHER = "other";
    static final int MOST = 64;

    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final Function<String, Counter> register;
    private volatile @Nullable Counted last;

    private record Counted(String action, Counter counter) {

        boolean isOf(String subject) {
            int length = action.length();
            return subject.startsWith(action)
                    && (subject.length() == length || subject.charAt(length) == '.' && action.indexOf('.') > 0);
        }
    }

    /** @param register makes the counter of an action */
    ActionCounters(Function<String, Counter> register) {
        this.register = register;
    }

    /** Most streams carry the same action again and again: that of the last event is at hand. */
    void count(String subject) {
        Counted recent = last;
        if (recent == null || !recent.isOf(subject)) {
            String action = of(subject);
            recent = new Counted(action, counterOf(action));
            last = recent;
        }
        recent.counter().increment();
    }

    private Counter counterOf(String action) {
        Counter known = counters.get(action);
        if (known == null) {
            known = counters.computeIfAbsent(counters.size() < MOST ? action : OTHER, register);
        }
        return known;
    }

    static String of(String subject) {
        int service = subject.indexOf('.');
        int action = service < 0 ? -1 : subject.indexOf('.', service + 1);
        return action < 0 ? subject : subject.substring(0, action);
    }
}
