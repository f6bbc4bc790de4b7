package com.nebengjek.topology.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AdminTest {

    @TempDir
    private Path infra;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiterString = "→",
            quoteCharacter = '`',
            value = {
                "bogus                                → 'bogus' is no command",
                "topology                             → 'topology' is no command: there are topology diff",
                "topology dif                         → 'topology dif' is no command",
                "topology diff extra                  → 'extra' is one word too many",
                "topology diff --nope                 → --nope is not known here",
                "topology diff --output xml           → --output is 'xml': write json or table",
                "topology diff --output               → --output needs a value: write --output json|table",
                "topology diff --check=yes            → --check takes no value",
                "topology diff --check --check        → --check is given twice",
                "topology diff --replicas six         → --replicas is 'six': write a whole number, 1 to 5",
                "topology diff --replicas 6           → --replicas is '6': write a whole number, 1 to 5",
                "topology apply --file /no/such.yaml  → --file is '/no/such.yaml', which cannot be read",
                "topology permissions --domain a.b    → --domain is 'a.b': write letters, digits, - and _",
                "topology permissions --format yaml   → --format is 'yaml': write conf or jwt",
                "topology status --server ::          → '::' is no address of a NATS server",
            })
    void words_that_cannot_be_followed_end_with_status_2_and_a_sentence(String words, String sentence)
            throws Exception {
        int status = admin(Map.of("NATS_URL", "nats://127.0.0.1:1"))
                .run(words.strip().split(" +"));

        assertThat(status).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(sentence);
    }

    @Test
    void a_program_is_told_of_its_mistake_in_json() throws Exception {
        admin(Map.of()).run("topology", "diff", "--output=json", "--nope");

        assertThat(JsonMapper.shared()
                        .readTree(out.toByteArray())
                        .path("errors")
                        .path(0)
                        .asString())
                .startsWith("--nope");
    }

    @Test
    void help_needs_no_server() throws Exception {
        assertThat(admin(Map.of()).run("topology", "apply", "--help")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--file FILE", "--output json|table");
    }

    @Test
    void a_file_that_is_no_topology_is_named_with_its_fault() throws Exception {
        Path file = Files.writeString(infra.resolve("own.yaml"), "streams: {ORDERS: {subjects: []}}");

        int status = admin(Map.of()).run("topology", "diff", "--file", file.toString());

        assertThat(status).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("streams.ORDERS.subjects");
    }

    @Test
    void without_a_system_it_says_how_to_name_one() throws Exception {
        assertThat(admin(Map.of()).run("topology", "diff")).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("start infra/run, set NATS_URL");
    }

    @Test
    void a_server_that_is_gone_is_named() throws Exception {
        Files.createDirectory(infra.resolve(".data"));
        Files.writeString(infra.resolve(".data/endpoints.json"), "{\"natsUrl\": \"nats://127.0.0.1:1\"}");

        assertThat(admin(Map.of()).run("topology", "diff")).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("nats://127.0.0.1:1 does not answer");
    }

    private Admin admin(Map<String, String> environment) {
        return new Admin(
                environment,
                infra,
                Terminal.NOBODY,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
