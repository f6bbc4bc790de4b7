package com.nebengjek.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nebengjek.testkit.NodePackage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code /docs} shows is OpenAPI 3.1 by the schemas of the OpenAPI Initiative, and its examples keep its own. */
class OpenApiTest {

    private static final Path PUBLISHED =
            Path.of("../functions/api/src/main/resources/com/nebengjek/api/docs/openapi.yaml");

    private static NodePackage validator;

    @BeforeAll
    static void install() throws Exception {
        Skipped.unlessInstalled("node");
        validator = NodePackage.install(Path.of("src/test/node/openapi"));
    }

    @Test
    void the_document_is_valid() throws Exception {
        assertThat(validate(PUBLISHED)).hasToString("openapi.yaml: valid OpenAPI 3.1");
    }

    @ParameterizedTest
    @CsvSource({
        "operationId: sendCode, operationID: sendCode, operationID",
        "type: integer, type: whole, /type: must be equal to one of the allowed values",
        "expires_in: 300, expires_in: soon, /example/expires_in: must be integer"
    })
    void a_fault_in_it_would_be_found(String right, String wrong, String fault, @TempDir Path directory) throws Exception {
        Path broken = directory.resolve("broken.yaml");
        Files.writeString(broken, Files.readString(PUBLISHED).replaceFirst(right, wrong));

        assertThatIllegalStateException()
                .isThrownBy(() -> validate(broken))
                .withMessageContaining("broken.yaml: not valid")
                .withMessageContaining(fault);
    }

    private static String validate(Path document) throws Exception {
        return validator.run("validate.js", document.toAbsolutePath().normalize().toString()).strip();
    }
}
