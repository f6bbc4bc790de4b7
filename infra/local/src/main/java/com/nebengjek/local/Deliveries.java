package com.nebengjek.local;

import com.nebengjek.local.options.Options;
import com.nebengjek.receiver.Report;
import com.nebengjek.receiver.Receiver;
import java.io.PrintStream;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What happens while the message system runs alone: others write messages, the receiver takes them. */
final class Deliveries {

    private static final int VIOLATED = 1;
    private static final Duration SECOND = Duration.ofSeconds(1);
    /** Longer than any retry of such a run waits. */
    private static final Duration WITHOUT_PROGRESS = Duration.ofSeconds(30);

    private final Options options;
    private final Interruption interruption;
    private final Steps steps;
    private final java.sql.Connection database;
    private final Receiver receiver;
    private final boolean terminal = System.console() != null && System.console().isTerminal();
    private final PrintStream out = System.out;

    /** How many messages there are: waiting for anything but a person, and at which end. */
    private record Count(long waiting, long held, long sent, long dead, long ended) {

        long all() {
            return waiting + held + sent + dead + ended;
        }
    }

    Deliveries(Options options, Interruption interruption, Steps steps, java.sql.Connection database, Receiver receiver) {
        this.options = options;
        this.interruption = interruption;
        this.steps = steps;
        this.database = database;
        this.receiver = receiver;
    }

    /** Shows how it goes until the time is over or somebody interrupts it, and returns the exit status. */
    int watch(URI api, String key) throws SQLException, InterruptedException {
        out.print(welcome(api, key));
        long end = options.time().map(time -> System.nanoTime() + time.toNanos()).orElse(Long.MAX_VALUE);
        String shown = "";
        Report before = receiver.report();
        while (!interruption.await(SECOND) && System.nanoTime() < end) {
            Report now = receiver.report();
            String line = line(count(), now, now.accepted() - before.accepted());
            if (!line.equals(shown)) {
                show(line);
            }
            shown = line;
            before = now;
        }
        if (terminal) {
            out.println();
        }
        return conclude();
    }

    private String welcome(URI api, String key) {
        return """
                  page        %s/operations#%s
                  API         %s/messages, X-API-Key: %s; %s/docs says more
                  receiver    %s, fails 30 %% of the requests unless ERROR_RATE says otherwise
                  try         infra/admin messages add --count 1000
                              infra/admin messages sql infra/database/messages.sql
                              curl -d '{"channel":"SMS","to":"+6281","content":"Hello"}' -H 'Content-Type: application/json' \\
                                -H 'X-API-Key: %s' %s/messages
                  Ctrl-C stops it and looks whether anything was lost.
                """.formatted(api, key, api, key, api, receiver.url(), key, api);
    }

    private void show(String line) {
        if (terminal) {
            out.print("\r\033[2K" + line);
            out.flush();
        } else {
            out.println(line);
        }
    }

    private static String line(Count count, Report report, long accepted) {
        return String.format(
                Locale.ROOT,
                "%,d messages · %,d sent (%,d/s) · %,d waiting · %,d held · %,d dead · %,d requests, %,d duplicates",
                count.all(),
                count.sent(),
                accepted,
                count.waiting(),
                count.held(),
                count.dead(),
                report.requests(),
                report.duplicates());
    }

    private Count count() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT count(*) FILTER (WHERE state IN ('PENDING', 'QUEUED', 'SENDING', 'RETRY') AND held IS NULL),
                            count(*) FILTER (WHERE state IN ('PENDING', 'RETRY') AND held IS NOT NULL),
                            count(*) FILTER (WHERE state = 'SENT'),
                            count(*) FILTER (WHERE state = 'DEAD'),
                            count(*) FILTER (WHERE state IN ('CANCELLED', 'EXPIRED'))
                        FROM message.message""")) {
            row.next();
            return new Count(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
        }
    }

    private int conclude() throws SQLException, InterruptedException {
        steps.say("waiting for what is under way");
        long left = awaitTheRest();
        out.print(receiver.report().text());
        List<String> violations = violations(left);
        violations.forEach(violation -> out.println("violation: " + violation));
        out.println(violations.isEmpty() ? "nothing was lost" : violations.size() + " violations");
        return violations.isEmpty() ? 0 : VIOLATED;
    }

    /** As long as there is any progress; answers how many were under way when there was none. Retries become due later, too. */
    private long awaitTheRest() throws SQLException, InterruptedException {
        long requests = receiver.report().requests();
        long since = System.nanoTime();
        long left = underWay();
        while (running() && left > 0 && System.nanoTime() - since < WITHOUT_PROGRESS.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(200);
            if (receiver.report().requests() > requests) {
                requests = receiver.report().requests();
                since = System.nanoTime();
            }
            left = underWay();
        }
        return left;
    }

    private List<String> violations(long left) throws SQLException {
        List<String> violations = new ArrayList<>();
        if (left > 0 && running()) {
            violations.add("%,d messages are due, and neither sent nor held".formatted(left));
        }
        long sent = number("""
                SELECT count(*) FROM message.message JOIN message.endpoint USING (endpoint_id)
                WHERE state = 'SENT' AND url LIKE '%s%%'""".formatted(receiver.url()));
        if (sent > receiver.report().accepted()) {
            violations.add("%,d messages count as sent, and the receiver has accepted %,d".formatted(sent, receiver.report().accepted()));
        }
        long unexplained = number("SELECT count(*) FROM message.message WHERE state IN ('DEAD', 'CANCELLED', 'EXPIRED') AND reason IS NULL");
        if (unexplained > 0) {
            violations.add("%,d messages ended without a reason".formatted(unexplained));
        }
        return violations;
    }

    /** What is to be sent by now, or being sent. */
    private long underWay() throws SQLException {
        return number("""
                SELECT count(*) FROM message.message
                WHERE state IN ('QUEUED', 'SENDING') OR state IN ('PENDING', 'RETRY')
                    AND (held = 'CROWDED' OR held IS DISTINCT FROM 'NO_ENDPOINT' AND due_at < now())""");
    }

    private boolean running() throws SQLException {
        return number("SELECT count(*) FROM message.worker WHERE running") > 0;
    }

    private long number(String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
