package com.nebengjek.local.report;

import com.nebengjek.local.checks.Evidence;
import com.nebengjek.local.city.Truth;
import com.nebengjek.local.traffic.StreamsState;
import io.nats.client.api.StreamInfo;
import java.sql.SQLException;
import java.util.List;

/** Sums a run up. */
public final class Reporter {

    private static final String DEAD_LETTERS = "DEAD_LETTER";

    private Reporter() {}

    public static Report report(Evidence evidence, List<String> violations) throws SQLException {
        Figures figures = Figures.since(evidence.run().began(), evidence.database());
        return new Report(
                figures.requests(),
                figures.matched(),
                figures.unmatched(),
                figures.cancelled(),
                figures.completed(),
                figures.openRides(),
                figures.payments(),
                new Report.Odometer(metres(evidence.truth()), figures.billedMetres()),
                new Percentiles(evidence.truth().offerLatencies()).latency(),
                events(evidence),
                violations);
    }

    private static double metres(Truth truth) {
        double metres = truth.metres().values().stream().mapToDouble(Double::doubleValue).sum();
        return Math.round(metres * 1_000) / 1_000.0;
    }

    private static Report.Events events(Evidence evidence) {
        StreamsState streams = evidence.streams();
        StreamInfo letters = streams.streams().get(DEAD_LETTERS);
        return new Report.Events(
                evidence.traffic().published(streams),
                evidence.traffic().handled(),
                evidence.traffic().redelivered(),
                letters == null ? 0 : letters.getStreamState().getMsgCount());
    }
}
