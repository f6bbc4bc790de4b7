package com.nebengjek.local.checks;

import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All checks. */
public final class Inspection {

    private static final List<Check> CHECKS = List.of(
            new SqlCheck("driver-with-two-open-rides"),
            new SqlCheck("passenger-with-two-open-rides"),
            new SqlCheck("accepted-match-without-ride"),
            new SqlCheck("unanswered-request"),
            new HeardAnswers(),
            new SqlCheck("completed-ride-not-paid-once"),
            new SqlCheck("shares-not-the-amount"),
            new SqlCheck("fare-not-from-odometer"),
            new SqlCheck("payment-without-closed-meter"),
            new SqlCheck("ledger-not-from-odometer"),
            new BilledDistance(),
            new SqlCheck("message-not-accounted-for"),
            new HandledEvents(),
            new KeptEvents(),
            new NoDeadLetters(),
            new NobodyRefused(),
            new SomeRideCompleted());

    private Inspection() {}

    /** A sentence for everything that is wrong; none when all is well. */
    public static List<String> violations(Evidence evidence) throws SQLException, IOException, JetStreamApiException {
        List<String> sentences = new ArrayList<>();
        for (Check check : CHECKS) {
            sentences.addAll(check.violations(evidence));
        }
        return sentences;
    }
}
