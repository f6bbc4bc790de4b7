package com.nebengjek.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.Events;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.testkit.NodePackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code /docs/events} shows is what catalogue, topology and frames say, and is AsyncAPI by the word of its official
 * parser. {@code mvn test -pl contract-tests -Dcontracts.write} writes the documents anew.
 */
class AsyncApiTest {

    private static final Path PUBLISHED = Path.of("../functions/api/src/main/resources/com/nebengjek/api/docs/events");

    static Stream<Map.Entry<String, String>> documents() {
        return Stream.of(
                Map.entry("nats.json", NatsDocument.text()), Map.entry("websocket.json", SocketDocument.text()));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void what_is_published_is_what_the_code_says(Map.Entry<String, String> document) throws IOException {
        Path file = PUBLISHED.resolve(document.getKey());
        if (System.getProperty("contracts.write") != null) {
            Files.createDirectories(PUBLISHED);
            Files.writeString(file, document.getValue());
        }

        assertThat(file)
                .as("write it anew: mvn test -pl contract-tests -Dcontracts.write")
                .hasContent(document.getValue());
    }

    @Test
    void every_example_keeps_the_contract_of_its_event() {
        assertThat(Events.catalogue().types()).allSatisfy(type -> {
            Record example = Samples.of(type.recordClass());
            assertThat((Object) type.decodeStrictly(EventJson.mapper().valueToTree(example), Clock.systemUTC()))
                    .isEqualTo(example);
        });
    }

    @Test
    void the_official_parser_accepts_it() throws Exception {
        NodePackage parser = NodePackage.install(Path.of("src/test/node/asyncapi"));

        String said = parser.run(
                "validate.js",
                PUBLISHED.resolve("nats.json").toAbsolutePath().normalize().toString(),
                PUBLISHED.resolve("websocket.json").toAbsolutePath().normalize().toString());

        assertThat(said.lines()).containsExactly("nats.json: valid", "websocket.json: valid");
    }
}
