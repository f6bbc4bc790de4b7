package com.nebengjek.receiver;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Chooses the answers; scripts can be replaced at any time, and begin anew then. */
final class Scripts {

    private static final String ANY_PATH = "";
    private static final Answer ERROR = Answer.status(500);

    /** A script and how many requests it has answered. */
    private record Running(Script script, AtomicLong answered) {}

    private final Map<String, Running> byPath = new ConcurrentHashMap<>();
    private final Settings settings;
    private final RandomGenerator random;

    Scripts(Settings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
        run(Script.ACCEPT);
        settings.scripts().forEach(this::run);
    }

    void run(Script script) {
        byPath.put(script.path() == null ? ANY_PATH : script.path(), new Running(script, new AtomicLong()));
    }

    /** @param tries how often this message has come to this path before */
    Answer answer(String path, long tries) {
        if (isError()) {
            return ERROR.laterBy(settings.delay());
        }
        Running running = byPath.getOrDefault(path, byPath.get(ANY_PATH));
        long number = settings.eachMessage() ? tries : running.answered().getAndIncrement();
        return running.script().answer(number).laterBy(settings.delay());
    }

    private synchronized boolean isError() {
        return settings.errorRate() > 0 && random.nextDouble() < settings.errorRate();
    }
}
