package com.nebengjek.receiver;

import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;

/** Shows each request in a line. */
final class Display implements Consumer<Received> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    private static final int LONGEST = 120;

    private final PrintStream out;

    Display(PrintStream out) {
        this.out = out;
    }

    @Override
    public void accept(Received request) {
        out.println("%s  %-5s  %s  %s%s%s  %s".formatted(
                TIME.format(request.at()),
                request.answer(),
                request.path(),
                request.id() == null ? "without webhook-id" : request.id(),
                request.tries() == 0 ? "" : ", again (" + (request.tries() + 1) + ")",
                request.signed() ? "" : ", BAD SIGNATURE",
                printable(request.body())));
    }

    /** Nobody's body moves the cursor. */
    private static String printable(String body) {
        String line = body.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
