package com.nebengjek.jetstream.test;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Processes of a function, one after the other: the present one gets events, the next ones start meanwhile. A start is
 * most of what such a test costs, and keeps one processor busy; so there are as many at a time as there are processors.
 */
final class Succession implements AutoCloseable {

    private static final int AHEAD = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

    private final Deque<MortalProcess> processes = new ArrayDeque<>();
    private final FunctionUnderTest function;
    private int toStart;

    /** @param length how many there are in all, at least one */
    Succession(FunctionUnderTest function, int length) throws IOException {
        this.function = function;
        this.toStart = length;
        try {
            startAhead();
            present().admit();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    MortalProcess present() {
        return processes.getFirst();
    }

    /** The present one has died: the next one takes its place. */
    void next() throws IOException {
        processes.removeFirst().close();
        startAhead();
        present().admit();
    }

    private void startAhead() throws IOException {
        while (toStart > 0 && processes.size() <= AHEAD) {
            processes.add(new MortalProcess(function));
            toStart--;
        }
    }

    /** What all that are left have said, for people who look for the cause of a failure. */
    String said() {
        StringBuilder said = new StringBuilder();
        processes.forEach(process -> said.append("a process said:\n").append(process.said()));
        return said.toString();
    }

    @Override
    public void close() {
        processes.forEach(MortalProcess::close);
    }
}
