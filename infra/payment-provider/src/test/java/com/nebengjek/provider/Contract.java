package com.nebengjek.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract that payments are made by, as the payment function has it. */
final class Contract {

    private final JsonNode document;

    Contract() {
        try (InputStream file = Contract.class.getResourceAsStream("/com/nebengjek/payment/provider/openapi.yaml")) {
            document = new YAMLMapper().readTree(Objects.requireNonNull(file, "openapi.yaml"));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    JsonNode at(String pointer) {
        return document.at(pointer);
    }

    /** Checks a body against a schema of the contract. */
    void check(String schema, String body) {
        JsonNode wanted = document.at("/components/schemas/" + schema);
        assertThat(wanted.isObject()).as("schema " + schema).isTrue();
        Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema((ObjectNode) wanted);
        List<Error> faults = compiled.validate(body, InputFormat.JSON);
        assertThat(faults).as("%s of %s", body, schema).isEmpty();
    }
}
