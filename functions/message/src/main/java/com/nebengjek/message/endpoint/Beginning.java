package com.nebengjek.message.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** The first 16 KiB of a body, and no more of it than that. */
final class Beginning {

    private static final int MOST = 16 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void add(byte[] more) {
        bytes.write(more, 0, Math.min(more.length, MOST - bytes.size()));
    }

    boolean isFull() {
        return bytes.size() == MOST;
    }

    /** As text, without zeros, which Postgres does not keep; what is not UTF-8 is shown as such. */
    String text() {
        return printable(bytes.toString(UTF_8));
    }

    static String printable(String text) {
        return text.replace("\0", "");
    }
}
