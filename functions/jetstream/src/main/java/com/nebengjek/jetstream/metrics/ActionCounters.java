package com.nebengjek.jetstream.metrics;

import io.micrometer.core.instrument.Counter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

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

    /** @param register makes the counter of an action */
    ActionCounters(Function<String, Counter> register) {
        this.register = register;
    }

    void count(String subject) {
        String action = of(subject);
        Counter known = counters.get(action);
        if (known == null) {
            known = counters.computeIfAbsent(counters.size() < MOST ? action : OTHER, register);
        }
        known.increment();
    }

    static String of(String subject) {
        int service = subject.indexOf('.');
        int action = service < 0 ? -1 : subject.indexOf('.', service + 1);
        return action < 0 ? subject : subject.substring(0, action);
    }
}
