package com.nebengjek.local.report;

import java.util.Locale;

/** A report as a person reads it. */
public final class Summary {

    private static final int MOST_VIOLATIONS = 30;

    private Summary() {}

    public static String of(Report report) {
        StringBuilder text = new StringBuilder();
        line(text, "requests", "%,d: %,d matched, %,d unmatched; %,d requests and rides cancelled",
                report.requests(), report.matched(), report.unmatched(), report.cancelled());
        line(text, "rides", "%,d completed, %,d open", report.completed(), report.openRides());
        Report.Payments paid = report.payments();
        line(text, "payments", "%,d of %,d rupiah: %,d fee, %,d to drivers",
                paid.count(), paid.amount(), paid.adminFee(), paid.driverPayout());
        line(text, "odometer", "%,.0f m driven, %,.0f m billed",
                report.odometer().simulatedMetres(), report.odometer().billedMetres());
        line(text, "offers", "p50 %.0f ms, p99 %.0f ms after the request",
                report.offerLatencyMs().p50(), report.offerLatencyMs().p99());
        Report.Events events = report.events();
        line(text, "events", "%,d published, %,d handled, %,d redelivered, %,d dead letters",
                events.published(), events.handled(), events.redelivered(), events.deadLetters());
        violations(text, report);
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String format, Object... values) {
        text.append(String.format(Locale.ROOT, "  %-11s", name))
                .append(String.format(Locale.ROOT, format, values))
                .append(System.lineSeparator());
    }

    private static void violations(StringBuilder text, Report report) {
        int count = report.violations().size();
        line(text, "violations", count == 0 ? "none" : Integer.toString(count));
        report.violations().stream()
                .limit(MOST_VIOLATIONS)
                .forEach(sentence -> text.append("    - ").append(sentence).append(System.lineSeparator()));
        if (count > MOST_VIOLATIONS) {
            text.append("    … and ").append(count - MOST_VIOLATIONS).append(" more").append(System.lineSeparator());
        }
    }
}
