package com.nebengjek.local.report;

import com.nebengjek.local.city.CityView;
import java.io.PrintStream;
import java.util.Locale;

/** How the city is doing, in one line: rewritten in place on a terminal, a new one now and then elsewhere. */
public final class StatusLine {

    private static final String BEGINNING_OF_LINE = "\r\033[2K";
    private static final int LINES_LEFT_OUT = 5;

    private final PrintStream out;
    private final boolean terminal;
    private int shown;

    /**
     * What is shown.
     *
     * @param eventsPerSecond events published in the last second
     */
    public record Status(CityView city, RideCounts rides, long eventsPerSecond) {}

    public StatusLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Called once a second. */
    public void show(Status status) {
        if (terminal) {
            out.print(BEGINNING_OF_LINE + text(status));
            out.flush();
        } else if (shown % LINES_LEFT_OUT == 0) {
            out.println(text(status));
        }
        shown++;
    }

    /** Leaves the line for what comes next. */
    public void end() {
        if (terminal && shown > 0) {
            out.println();
        }
    }

    static String text(Status status) {
        Report.Latency offers = new Percentiles(status.city().offerLatencies()).latency();
        return String.format(
                Locale.ROOT,
                "drivers %d · rides %d open, %d done · %d events/s · offers p50 %.0f ms, p99 %.0f ms",
                status.city().driversOnDuty(),
                status.rides().open(),
                status.rides().completed(),
                status.eventsPerSecond(),
                offers.p50(),
                offers.p99());
    }
}
