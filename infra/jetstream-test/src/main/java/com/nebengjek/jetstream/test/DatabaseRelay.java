package com.nebengjek.jetstream.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Before any database: what it sends without a pause is one answer. */
final class DatabaseRelay extends Relay {

    private static final int MOST = 64 * 1024;

    private final Fate fate;

    DatabaseRelay(Address server, Fate fate) throws IOException {
        super(server);
        this.fate = fate;
    }

    @Override
    boolean request(InputStream process, OutputStream server) throws IOException {
        return pass(process, server, false);
    }

    @Override
    boolean response(InputStream server, OutputStream process) throws IOException {
        return pass(server, process, true);
    }

    private boolean pass(InputStream from, OutputStream to, boolean answer) throws IOException {
        byte[] bytes = new byte[MOST];
        int count = from.read(bytes);
        if (count < 0) {
            return false;
        }
        boolean passes = answer ? fate.answer() : fate.anythingElse();
        if (passes) {
            to.write(bytes, 0, count);
            to.flush();
        }
        return true;
    }
}
