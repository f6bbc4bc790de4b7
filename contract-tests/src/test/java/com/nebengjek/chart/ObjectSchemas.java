package com.nebengjek.chart;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What objects may have: those of Kubernetes by the classes of its Java client, those of Knative, KEDA, NATS and Prometheus by
 * the schemas of their definitions. A field that is not known is a fault.
 */
final class ObjectSchemas {

    private static final Path FOLDER = Path.of("src/test/resources/schemas");
    private static final String MODEL = "io.fabric8.kubernetes.api.model.";
    private static final Map<String, String> PACKAGES = Map.of(
            "v1", "",
            "apps/v1", "apps.",
            "autoscaling/v2", "autoscaling.v2.",
            "batch/v1", "batch.v1.",
            "networking.k8s.io/v1", "networking.v1.",
            "policy/v1", "policy.v1.",
            "rbac.authorization.k8s.io/v1", "rbac.",
            "gateway.networking.k8s.io/v1", "gatewayapi.v1.");

    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                /** The client keeps what it does not know. */
                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            });

    private static final Map<String, Schema> SCHEMAS = schemas();

    private ObjectSchemas() {}

    /** What is wrong with an object; nothing when all is well. */
    static List<String> faults(JsonNode object) {
        String type = object.path("apiVersion").asString() + " " + Rendered.kind(object);
        Schema schema = SCHEMAS.get(type);
        if (schema != null) {
            return schema.validate(object.toString(), InputFormat.JSON).stream()
                    .map(error -> "%s %s: %s".formatted(Rendered.kind(object), Rendered.name(object), error))
                    .toList();
        }
        String model = PACKAGES.get(object.path("apiVersion").asString());
        return model == null ? List.of("nothing is known of " + type) : read(object, MODEL + model + Rendered.kind(object));
    }

    private static List<String> read(JsonNode object, String className) {
        try {
            STRICT.readValue(object.toString(), Class.forName(className));
            return List.of();
        } catch (JsonMappingException fault) {
            return List.of("%s %s: %s".formatted(Rendered.kind(object), Rendered.name(object), fault.getOriginalMessage()));
        } catch (IOException | ClassNotFoundException fault) {
            return List.of(fault.toString());
        }
    }

    private static Map<String, Schema> schemas() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Map<String, Schema> schemas = new HashMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            files.map(Chart::read).map(JsonMapper.shared()::readTree).forEach(file -> schemas.put(
                    "%s/%s %s"
                            .formatted(
                                    file.path("group").asString(),
                                    file.path("version").asString(),
                                    file.path("kind").asString()),
                    registry.getSchema(strict(file).toString(), InputFormat.JSON)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schemas;
    }

    /** The definitions leave open what they do not list, and say nothing of metadata. */
    private static JsonNode strict(JsonNode file) {
        JsonNode schema = file.path("schema");
        close(schema);
        ObjectNode top = (ObjectNode) schema.path("properties");
        List.of("apiVersion", "kind", "metadata").forEach(top::putObject);
        return schema;
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")
                && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean(false)) {
            object.put("additionalProperties", false);
        }
        schema.valueStream().forEach(ObjectSchemas::close);
    }
}
