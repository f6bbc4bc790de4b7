package com.nebengjek.local.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.local.identity.TokenSigner;
import com.nebengjek.local.provider.ProviderProcess;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** People at real browsers; what they do is in {@code src/test/browser}. */
@WithServers
class BrowserRideIT {

    private static final Path BROWSER = Path.of("src/test/browser");
    private static final double FASTER_THAN_SOUND = 10_000;
    private static final Duration TO_INSTALL = Duration.ofMinutes(6);
    private static final Pattern ASKS_FOR_CODE = Pattern.compile("code\\? 0(\\d+)");
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    @Test
    @Timeout(value = 12, unit = TimeUnit.MINUTES)
    void two_people_ride_by_browser_from_sign_in_to_receipt_and_the_map_shows_it(
            TestServers servers, @TempDir Path directory) throws Exception {
        String browser = prepared(directory);
        TokenSigner signer = TokenSigner.create(Clock.systemUTC());
        signer.writeJwkSet(directory.resolve("jwks.json"));
        URI edge = TestEndpoints.edge();
        try (ProviderProcess provider = ProviderProcess.start(edge, 1, directory.resolve("provider.log"));
                Assembly _ = Assembly.start(
                        TestEndpoints.of(servers, edge, provider.access(), directory.resolve("jwks.json")),
                        Optional.empty(),
                        FASTER_THAN_SOUND);
                java.sql.Connection database = servers.database().connect()) {
            List<String> said = new ArrayList<>();
            Process ride = new ProcessBuilder(
                            "node", "ride.mjs", browser, edge.toString(), TestEndpoints.LIVE_TOKEN)
                    .directory(BROWSER.toFile())
                    .redirectErrorStream(true)
                    .start();
            try {
                listen(ride, database, said);
                assertThat(ride.waitFor()).as(() -> String.join("\n", said)).isZero();
            } finally {
                ride.destroyForcibly();
            }
        }
    }

    /** The path of the browser. */
    private static String prepared(Path directory) throws Exception {
        Path log = directory.resolve("prepare.log");
        Process prepare = new ProcessBuilder("./prepare")
                .directory(BROWSER.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            assertThat(prepare.waitFor(TO_INSTALL.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(prepare.exitValue()).as(Files.readString(log)).isZero();
            return new String(prepare.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } finally {
            prepare.destroyForcibly();
        }
    }

    /** Answers questions for codes, until there is nothing more to hear. */
    private static void listen(Process ride, java.sql.Connection database, List<String> said)
            throws IOException, SQLException {
        BufferedReader out = ride.inputReader();
        PrintWriter in = new PrintWriter(ride.outputWriter(), true);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            Matcher question = ASKS_FOR_CODE.matcher(line);
            if (question.matches()) {
                in.println(codeSentTo("+62" + question.group(1), database));
            }
        }
    }

    private static String codeSentTo(String number, java.sql.Connection database) throws SQLException {
        try (var query = database.prepareStatement(
                "SELECT content FROM message.message WHERE recipient = ? ORDER BY created_at DESC LIMIT 1")) {
            query.setString(1, number);
            ResultSet newest = query.executeQuery();
            assertThat(newest.next()).as("a message to " + number).isTrue();
            return CODE.matcher(newest.getString(1)).results().findFirst().orElseThrow().group();
        }
    }
}
