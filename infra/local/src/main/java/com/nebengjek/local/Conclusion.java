package com.nebengjek.local;

import com.nebengjek.local.checks.Evidence;
import com.nebengjek.local.checks.Inspection;
import com.nebengjek.local.checks.Rounds;
import com.nebengjek.local.city.Truth;
import com.nebengjek.local.options.Options;
import com.nebengjek.local.report.Report;
import com.nebengjek.local.report.Reporter;
import com.nebengjek.local.report.Summary;
import com.nebengjek.local.traffic.StreamsState;
import com.nebengjek.local.traffic.Traffic;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What is said of a run when nobody asks for anything any more. */
final class Conclusion {

    private static final int VIOLATED = 1;
    private static final Duration TO_HANDLE_THE_REST = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Options options;
    private final Steps steps;
    private final Connection nats;
    private final java.sql.Connection database;
    private final Traffic traffic;

    Conclusion(Options options, Steps steps, Connection nats, java.sql.Connection database, Traffic traffic) {
        this.options = options;
        this.steps = steps;
        this.nats = nats;
        this.database = database;
        this.traffic = traffic;
    }

    /** Waits until all events are handled, looks everything up, reports, and returns the exit status. */
    int draw(Truth truth, Evidence.Run run)
            throws IOException, JetStreamApiException, SQLException, InterruptedException {
        steps.say("looking everything up");
        Evidence evidence = afterTheRest(truth, run);
        List<String> violations = Inspection.violations(evidence);
        Report report = Reporter.report(evidence, violations);
        System.out.print(Summary.of(report));
        if (options.report().isPresent()) {
            Path file = options.report().get();
            report.write(file);
            steps.say("the report is in " + file);
        }
        return violations.isEmpty() ? 0 : VIOLATED;
    }

    /** What is there once everything that is due is handled, or when that takes too long. */
    private Evidence afterTheRest(Truth truth, Evidence.Run run)
            throws IOException, JetStreamApiException, SQLException, InterruptedException {
        long end = System.nanoTime() + TO_HANDLE_THE_REST.toNanos();
        Evidence evidence = evidence(truth, run);
        while (evidence.streams().outstanding() > evidence.roundsNotDue() && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            evidence = evidence(truth, run);
        }
        return evidence;
    }

    private Evidence evidence(Truth truth, Evidence.Run run)
            throws IOException, JetStreamApiException, SQLException {
        JetStreamManagement server = nats.jetStreamManagement();
        long roundsNotDue = Rounds.notDue(database);
        return new Evidence(database, server, StreamsState.read(server), roundsNotDue, traffic, truth, run);
    }
}
