package com.nebengjek.bench.scaling.cluster;

import com.marcnuri.helm.Helm;
import com.nebengjek.bench.scaling.autoscaler.ScaledObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Helm makes of the chart: for each function how it is scaled, and what its pods are.
 *
 * @param scaled by the functions' names
 * @param pods by the functions' names
 */
public record Release(Map<String, ScaledObject> scaled, Map<String, PodTemplate> pods) {

    private static final String NAME = "simulated";
    private static final String OVERRIDE = "autoscaling.knative.dev/scaled-object-override";

    /**
     * Renders the chart for the servers of a site, with either runtime.
     *
     * @param values more of them, as YAML
     * @throws IllegalStateException when Helm refuses, or the runtimes are not scaled alike
     */
    public static Release render(Path chart, Site site, String values) throws IOException {
        List<JsonNode> objects = template(chart, site.values() + values);
        Map<String, ScaledObject> scaled = scaled(objects.stream().filter(kind("ScaledObject")::apply));
        Map<String, ScaledObject> annotated = scaled(
                template(chart, site.values().replace("runtime: deployment", "runtime: knative") + values).stream()
                        .map(object -> object.at("/spec/template/metadata/annotations").path(OVERRIDE))
                        .filter(JsonNode::isString)
                        .map(annotation -> JsonMapper.shared().readTree(annotation.asString())));
        if (!scaled.equals(annotated)) {
            throw new IllegalStateException("the ScaledObjects of Deployments and those of Knative Services differ");
        }
        Map<String, PodTemplate> pods = objects.stream()
                .filter(kind("Deployment")::apply)
                .filter(deployment -> scaled.containsKey(function(deployment)))
                .collect(Collectors.toMap(Release::function, PodTemplate::of));
        return new Release(scaled, pods);
    }

    private static Map<String, ScaledObject> scaled(Stream<JsonNode> objects) {
        return objects.collect(Collectors.toMap(Release::function, ScaledObject::of));
    }

    private static Function<JsonNode, Boolean> kind(String kind) {
        return object -> object.path("kind").asString("").equals(kind);
    }

    private static String function(JsonNode object) {
        return object.at("/metadata/name").asString().replaceFirst("^" + NAME + "-nebengjek-|^" + NAME + "-", "");
    }

    private static List<JsonNode> template(Path chart, String values) throws IOException {
        Path file = Files.createTempFile("values", ".yaml");
        try {
            String yaml = new Helm(chart)
                    .template()
                    .withName(NAME)
                    .withNamespace(NAME)
                    .withValuesFile(Files.writeString(file, values))
                    .call();
            Load load = new Load(LoadSettings.builder().setCodePointLimit(20_000_000).build());
            return StreamSupport.stream(load.loadAllFromString(yaml).spliterator(), false)
                    .filter(document -> document != null)
                    .map(document -> (JsonNode) JsonMapper.shared().valueToTree(document))
                    .toList();
        } finally {
            Signals.takeBack();
            Files.delete(file);
        }
    }
}
