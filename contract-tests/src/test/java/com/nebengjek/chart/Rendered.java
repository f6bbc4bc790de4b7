package com.nebengjek.chart;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Helm made of the chart. */
record Rendered(List<JsonNode> objects) {

    private static final String OVERRIDE = "autoscaling.knative.dev/scaled-object-override";

    static Rendered of(String yaml) {
        return new Rendered(Yaml.documents(yaml));
    }

    static String kind(JsonNode object) {
        return object.path("kind").asString();
    }

    static String name(JsonNode object) {
        return object.path("metadata").path("name").asString();
    }

    Stream<JsonNode> all(String kind) {
        return objects.stream().filter(object -> kind(object).equals(kind));
    }

    /** @param name without the release's */
    JsonNode one(String kind, String name) {
        List<JsonNode> found = all(kind)
                .filter(object -> name(object).equals(Chart.RELEASE + "-" + name))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("%d objects are %s %s".formatted(found.size(), kind, name));
        }
        return found.getFirst();
    }

    /** Services of Knative, not of Kubernetes. */
    Stream<JsonNode> knativeServices() {
        return all("Service").filter(service -> service.path("apiVersion").asString().startsWith("serving.knative.dev"));
    }

    /** Those that KEDA scales, the ones that stand in annotations included. */
    Stream<JsonNode> scaledObjects() {
        return Stream.concat(
                all("ScaledObject"),
                knativeServices()
                        .map(service -> template(service).path("metadata").path("annotations").path(OVERRIDE))
                        .filter(JsonNode::isString)
                        .map(annotation -> JsonMapper.shared().readTree(annotation.asString())));
    }

    Stream<JsonNode> triggers() {
        return scaledObjects().flatMap(object -> object.path("spec").path("triggers").valueStream());
    }

    /** What makes pods: Knative's Services, Deployments and Jobs. */
    Stream<JsonNode> makersOfPods() {
        return Stream.of(knativeServices(), all("Deployment"), all("Job")).flatMap(objects -> objects);
    }

    static JsonNode template(JsonNode object) {
        return object.path("spec").path("template");
    }

    static JsonNode pod(JsonNode object) {
        return template(object).path("spec");
    }

    static JsonNode container(JsonNode object) {
        return pod(object).path("containers").path(0);
    }
}
