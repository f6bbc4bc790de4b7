package com.nebengjek.local.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People at real browsers: a script of {@code src/test/browser}, which is told the sign-in codes that it asks for. */
final class Browsing {

    private static final Path SCRIPTS = Path.of("src/test/browser");
    private static final Duration TO_INSTALL = Duration.ofMinutes(6);
    private static final Duration LONGEST_SCRIPT = Duration.ofMinutes(5);
    private static final Pattern ASKS_FOR_CODE = Pattern.compile("code\\? 0(\\d+)");
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    private final String browser;
    private final List<String> said = new ArrayList<>();

    private Browsing(String browser) {
        this.browser = browser;
    }

    /** Brings packages and browser where they are missing. */
    static Browsing prepare(Path directory) throws Exception {
        Path log = directory.resolve("prepare.log");
        Process prepare = new ProcessBuilder("./prepare")
                .directory(SCRIPTS.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            boolean ended = prepare.waitFor(TO_INSTALL.toSeconds(), TimeUnit.SECONDS);
            assertThat(ended && prepare.exitValue() == 0).as(Files.readString(log)).isTrue();
            return new Browsing(new String(prepare.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        } finally {
            prepare.destroyForcibly();
        }
    }

    /** Runs a script to its end; what it said is in the message when that is not a good one. */
    void run(String script, URI url, String token, Connection database) throws Exception {
        Process people = new ProcessBuilder("node", script, browser, url.toString(), token)
                .directory(SCRIPTS.toFile())
                .redirectErrorStream(true)
                .start();
        Executor later = CompletableFuture.delayedExecutor(LONGEST_SCRIPT.toSeconds(), TimeUnit.SECONDS);
        later.execute(() -> end(people));
        try {
            listen(people, database);
            assertThat(people.waitFor()).as(() -> String.join("\n", said)).isZero();
        } finally {
            end(people);
        }
    }

    private static void end(Process people) {
        people.descendants().forEach(ProcessHandle::destroyForcibly);
        people.destroyForcibly();
    }

    private void listen(Process people, Connection database) throws IOException, SQLException {
        BufferedReader out = people.inputReader();
        PrintWriter in = new PrintWriter(people.outputWriter(), true);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            Matcher question = ASKS_FOR_CODE.matcher(line);
            if (question.matches()) {
                in.println(codeSentTo("+62" + question.group(1), database));
            }
        }
    }

    private static String codeSentTo(String number, Connection database) throws SQLException {
        try (var query = database.prepareStatement(
                "SELECT content FROM message.message WHERE recipient = ? ORDER BY created_at DESC LIMIT 1")) {
            query.setString(1, number);
            ResultSet newest = query.executeQuery();
            assertThat(newest.next()).as("a message to " + number).isTrue();
            return CODE.matcher(newest.getString(1)).results().findFirst().orElseThrow().group();
        }
    }
}
