package com.nebengjek.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.topology.Topology;
import com.nebengjek.topology.FunctionSpec;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What KEDA is told: the same under Knative and of Deployments, and what the topology has. */
class ScalingTest {

    private static final Set<String> LATENCY_CRITICAL =
            Set.of("match-propose", "match-decide", "match-expire", "client-notify");

    /** A row of what {@code infra/measure rates} prints: function, events a second, events a second of a processor. */
    private static final Pattern MEASURED =
            Pattern.compile("^\\| `([a-z-]+)` \\| [\\d,]+ \\| ([\\d,]+) \\|$", Pattern.MULTILINE);

    private final Rendered knative = Chart.rendered();
    private final Rendered deployments = Chart.rendered(Variants.DEPLOYMENTS);
    private final Topology topology = Topology.load(Set.of());

    @Test
    void every_function_of_the_topology_is_served() {
        assertThat(topology.functions().stream().map(FunctionSpec::name))
                .allMatch(name -> specs(knative).containsKey("nebengjek-" + name));
    }

    @Test
    void each_consumer_of_the_topology_has_a_trigger_and_each_trigger_its_consumer() {
        List<String> consumers = topology.functions().stream()
                .flatMap(function -> function.consumers().stream())
                .map(consumer -> consumer.stream() + " " + consumer.durable())
                .toList();

        assertThat(specs(knative).keySet().stream()
                        .flatMap(name -> ownTriggers(name.replace("nebengjek-", "")))
                        .filter(trigger -> trigger.has("consumer"))
                        .map(trigger -> trigger.path("stream").asString() + " " + trigger.path("consumer").asString()))
                .containsExactlyInAnyOrderElementsOf(consumers);
    }

    @Test
    void a_partitioned_consumer_has_a_trigger_for_each_partition() {
        String content = """
                topology:
                  content: |
                    streams: {TRIPS: {subjects: [trip.moved.>], partitions: 3}}
                    functions: {follow: {ordered: true, consumers: {TRIPS: {filters: [trip.moved.>]}}}}
                functions: {follow: {module: follow, maxReplicas: 3}}
                """;
        String others = Yaml.tree(Chart.read(Chart.FOLDER.resolve("values.yaml"))).path("functions").propertyStream()
                .filter(function -> !function.getKey().equals("message-relay"))
                .map(function -> "  %s: {enabled: false}\n".formatted(function.getKey()))
                .collect(Collectors.joining());

        assertThat(lagTriggers(Chart.rendered(content.replace("functions: {follow: {module", "functions:\n" + others + "  follow: {module")
                                .replace("maxReplicas: 3}}", "maxReplicas: 3}")))
                        .map(trigger -> trigger.path("consumer").asString()))
                .containsExactly("follow-trips-0", "follow-trips-1", "follow-trips-2");
    }

    @Test
    void an_annotation_and_an_object_say_the_same() {
        assertThat(specs(knative)).isEqualTo(specs(deployments));
    }

    @Test
    void the_annotation_of_knative_agrees_about_the_maximum() {
        assertThat(knative.scaledObjects()).allSatisfy(object -> assertThat(knative.knativeServices()
                        .filter(service -> Rendered.name(service).equals(Rendered.name(object)))
                        .map(service -> Rendered.template(service).path("metadata").path("annotations")
                                .path("autoscaling.knative.dev/max-scale")
                                .asString()))
                .containsExactly(object.path("spec").path("maxReplicaCount").asString()));
    }

    @Test
    void no_controller_is_ended_by_what_is_missing() {
        assertThat(knative.scaledObjects()).allSatisfy(object -> {
            JsonNode spec = object.path("spec");
            assertThat(spec.path("advanced").path("horizontalPodAutoscalerConfig").isObject()).isTrue();
            assertThat(spec.path("initialCooldownPeriod").asInt()).isBetween(120, 300);
            assertThat(spec.path("minReplicaCount").isInt()).isTrue();
            assertThat(spec.path("maxReplicaCount").asInt()).isPositive();
            assertThat(spec.has("fallback")).isFalse();
        });
    }

    @Test
    void what_people_wait_for_is_looked_at_every_three_seconds_at_least() {
        assertThat(specs(knative).entrySet().stream()
                        .filter(entry -> LATENCY_CRITICAL.contains(entry.getKey().replace("nebengjek-", ""))))
                .hasSameSizeAs(LATENCY_CRITICAL)
                .allMatch(entry -> entry.getValue().path("pollingInterval").asInt() <= 3
                        || entry.getValue().path("minReplicaCount").asInt() >= 1);
    }

    @Test
    void what_answers_an_offer_is_woken_while_a_round_is_open_and_is_not_multiplied_by_rounds() {
        assertThat(consumers(knative, "match-decide")).containsExactly("match-decide-match", "match-expire-match");
        assertThat(consumers(knative, "ride-create")).containsExactly("ride-create-ride", "match-expire-match");
        assertThat(triggers(knative, "match-decide").filter(trigger -> isOfAnother("match-decide", trigger)))
                .singleElement()
                .satisfies(trigger -> {
                    assertThat(trigger.path("lagThreshold").asInt()).isGreaterThanOrEqualTo(1_000_000_000);
                    assertThat(trigger.path("activationLagThreshold").asInt()).isZero();
                });
    }

    @Test
    void nobody_is_woken_by_what_waits_for_a_disabled_function() {
        assertThat(consumers(Chart.rendered("functions: {match-expire: {enabled: false}}"), "match-decide"))
                .containsExactly("match-decide-match");
    }

    @Test
    void thresholds_follow_from_rates() {
        assertThat(Chart.rendered("functions: {payment: {eventsPerSecond: 12.5, drainWithinSeconds: 3}}").triggers()
                        .map(trigger -> trigger.path("metadata"))
                        .filter(trigger -> trigger.path("consumer").asString().equals("payment-ride"))
                        .map(trigger -> trigger.path("lagThreshold").asString()))
                .containsExactly("38");
    }

    @Test
    void the_threshold_of_each_function_is_its_rate_times_its_delay_unless_it_is_counted_otherwise() {
        JsonNode values = Yaml.tree(Chart.read(Chart.FOLDER.resolve("values.yaml")));
        int usualDelay = values.path("functionDefaults").path("drainWithinSeconds").asInt();

        assertThat(values.path("functions").propertyStream()
                        .filter(function -> function.getValue().path("enabled").asBoolean(true)))
                .allSatisfy(function -> {
                    JsonNode scaling = function.getValue();
                    int expected = scaling.path("lagThreshold").asInt(
                            scaling.path("eventsPerSecond").asInt() * scaling.path("drainWithinSeconds").asInt(usualDelay));
                    assertThat(thresholds(function.getKey())).isNotEmpty().containsOnly(expected);
                });
    }

    @Test
    void a_rate_is_half_of_what_was_measured_at_most_and_not_far_below() {
        JsonNode functions = Yaml.tree(Chart.read(Chart.FOLDER.resolve("values.yaml"))).path("functions");
        List<MatchResult> measured = MEASURED
                .matcher(Chart.read(Chart.FOLDER.resolve("../../keda/README.md")))
                .results()
                .toList();

        assertThat(measured).hasSizeGreaterThan(10).allSatisfy(row -> {
            double rate = Double.parseDouble(row.group(2).replace(",", ""));
            assertThat(functions.path(row.group(1)).path("eventsPerSecond").asDouble())
                    .as(row.group(1))
                    .isBetween(rate / 4, rate / 2);
        });
    }

    @Test
    void a_consumer_lets_its_pods_hold_all_that_they_may_hold() {
        assertThat(topology.functions())
                .flatExtracting(FunctionSpec::consumers)
                .allSatisfy(consumer -> assertThat(consumer.maxAckPending())
                        .as(consumer.durable())
                        .isGreaterThanOrEqualTo(maxReplicas(consumer.function()) * heldByAPod(consumer.function())));
    }

    @Test
    void the_account_of_a_server_without_accounts_goes_through_untouched() {
        assertThat(lagTriggers(knative)).allSatisfy(trigger -> {
            assertThat(trigger.path("account").asString()).isEqualTo("$G");
            assertThat(trigger.path("natsServerMonitoringEndpoint").asString()).doesNotContain("/");
            assertThat(Integer.parseInt(trigger.path("lagThreshold").asString())).isPositive();
        });
    }

    @Test
    void the_relay_is_scaled_by_rows_that_are_due_with_a_password_of_its_own() {
        JsonNode relay = specs(knative).get("nebengjek-message-relay");
        JsonNode password = knative.one("TriggerAuthentication", "message-relay");

        assertThat(relay.path("minReplicaCount").asInt()).isEqualTo(1);
        assertThat(relay.path("triggers").path(0).path("type").asString()).isEqualTo("postgresql");
        assertThat(relay.path("triggers").path(0).path("authenticationRef").path("name").asString())
                .isEqualTo(Rendered.name(password));
        assertThat(password.path("spec").path("secretTargetRef").path(0).path("key").asString())
                .isEqualTo("nebengjek_message_relay");
    }

    @Test
    void a_deployment_leaves_its_number_to_who_scales_it() {
        assertThat(deployments.all("Deployment").filter(deployment -> !Rendered.name(deployment).endsWith("-dev")))
                .allSatisfy(deployment -> assertThat(deployment.path("spec").has("replicas")).isFalse());
    }

    private static Map<String, JsonNode> specs(Rendered rendered) {
        return rendered.scaledObjects().collect(Collectors.toMap(Rendered::name, object -> object.path("spec")));
    }

    private List<Integer> thresholds(String function) {
        return ownTriggers(function)
                .map(metadata -> metadata.path("lagThreshold").asString(metadata.path("targetQueryValue").asString()))
                .map(Integer::valueOf)
                .toList();
    }

    /** Those of the function's own work. */
    private Stream<JsonNode> ownTriggers(String function) {
        return triggers(knative, function).filter(trigger -> !isOfAnother(function, trigger));
    }

    private boolean isOfAnother(String function, JsonNode trigger) {
        return topology.functions().stream()
                .filter(other -> !other.name().equals(function))
                .flatMap(other -> other.consumers().stream())
                .anyMatch(consumer -> consumer.durable().equals(trigger.path("consumer").asString("")));
    }

    private static Stream<JsonNode> triggers(Rendered rendered, String function) {
        return specs(rendered).get("nebengjek-" + function).path("triggers").valueStream()
                .map(trigger -> trigger.path("metadata"));
    }

    private static List<String> consumers(Rendered rendered, String function) {
        return triggers(rendered, function).map(trigger -> trigger.path("consumer").asString()).toList();
    }

    private long maxReplicas(String function) {
        return specs(knative).get("nebengjek-" + function).path("maxReplicaCount").asLong();
    }

    private static long heldByAPod(String function) {
        return Stream.of("max-in-flight", "max-waiting").mapToLong(limit -> limit(function, limit)).sum();
    }

    /** What the function's module sets, else what the binding's metadata gives as default. */
    private static long limit(String function, String name) {
        String module = Yaml.tree(Chart.read(Chart.FOLDER.resolve("values.yaml")))
                .path("functions").path(function).path("module").asString();
        Properties settings = Resources.properties("META-INF/nebengjek/" + module + ".properties");
        return Long.parseLong(settings.getProperty(
                "nebengjek.jetstream.functions.%s.%s".formatted(function, name),
                Resources.defaultOf("nebengjek.jetstream.defaults." + name)));
    }

    private static Stream<JsonNode> lagTriggers(Rendered rendered) {
        return rendered.triggers()
                .filter(trigger -> trigger.path("type").asString().equals("nats-jetstream"))
                .map(trigger -> trigger.path("metadata"));
    }
}
