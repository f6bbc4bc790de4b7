package com.nebengjek.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What every pod is, whatever makes it. */
class PodsTest {

    private final Rendered knative = Chart.rendered();
    private final Rendered deployments = Chart.rendered(Variants.DEPLOYMENTS);
    private final List<JsonNode> ours =
            Stream.of(knative, deployments).flatMap(Rendered::makersOfPods).toList();

    @Test
    void every_container_keeps_the_restricted_profile() {
        assertThat(ours.stream().flatMap(PodsTest::containers)).allSatisfy(container -> {
            JsonNode security = container.path("securityContext");
            assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
            assertThat(security.path("runAsUser").asInt()).isPositive();
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(security.path("capabilities").path("drop").toString()).isEqualTo("[\"ALL\"]");
            assertThat(security.path("seccompProfile").path("type").asString()).isEqualTo("RuntimeDefault");
        });
    }

    @Test
    void processor_time_is_asked_for_and_never_limited_memory_is_both() {
        assertThat(ours.stream().map(Rendered::container)).allSatisfy(container -> {
            assertThat(container.path("resources").path("requests").has("cpu")).isTrue();
            assertThat(container.path("resources").path("requests").has("memory")).isTrue();
            assertThat(container.path("resources").path("limits").has("cpu")).isFalse();
            assertThat(container.path("resources").path("limits").has("memory")).isTrue();
        });
    }

    @Test
    void a_jvm_is_told_how_many_processors_it_has() {
        assertThat(workloads(knative)).allSatisfy(workload -> assertThat(variable(workload, "JDK_JAVA_OPTIONS").path("value").asString())
                .contains("-XX:ActiveProcessorCount="));
    }

    @Test
    void nobody_but_who_removes_revisions_has_a_token() {
        assertThat(ours).allSatisfy(maker -> assertThat(Rendered.pod(maker).path("automountServiceAccountToken").asBoolean())
                .isEqualTo(Rendered.name(maker).equals("nebengjek-revisions")));
        assertThat(knative.all("ServiceAccount"))
                .allMatch(account -> !account.path("automountServiceAccountToken").asBoolean(true));
    }

    @Test
    void each_function_is_itself_to_nats_and_to_postgres() {
        JsonNode propose = knative.knativeServices()
                .filter(service -> Rendered.name(service).equals("nebengjek-match-propose"))
                .findFirst()
                .orElseThrow();

        assertThat(variable(propose, "NATS_USER").path("value").asString()).isEqualTo("match-propose");
        assertThat(variable(propose, "NATS_PASSWORD").path("valueFrom").path("secretKeyRef").path("key").asString())
                .isEqualTo("match-propose");
        assertThat(variable(propose, "NATS_INBOX_PREFIX").path("value").asString()).isEqualTo("_INBOX.match-propose");
        assertThat(variable(propose, "SPRING_R2DBC_USERNAME").path("value").asString())
                .isEqualTo("nebengjek_match_propose");
        assertThat(variable(propose, "SPRING_CLOUD_FUNCTION_DEFINITION").path("value").asString())
                .isEqualTo("matchPropose");
    }

    @Test
    void every_process_is_told_all_about_jetstream() {
        assertThat(workloads(deployments)).allSatisfy(workload -> assertThat(Rendered.container(workload)
                        .path("env")
                        .valueStream()
                        .map(variable -> variable.path("name").asString()))
                .contains(
                        "PORT",
                        "NATS_URL",
                        "NATS_CLIENT_ID",
                        "NATS_CLUSTER_ID",
                        "JETSTREAM_ENABLED",
                        "JETSTREAM_DOMAIN",
                        "JETSTREAM_MAX_MEMORY",
                        "JETSTREAM_MAX_STORAGE")
                .doesNotHaveDuplicates());
    }

    @Test
    void no_secret_stands_in_an_object() {
        assertThat(knative.all("Secret")).isEmpty();
        assertThat(deployments.all("Secret")).isEmpty();
    }

    @Test
    void an_edge_has_two_processes_and_the_time_to_say_goodbye() {
        JsonNode edge = knative.one("Deployment", "edge");

        assertThat(knative.one("HorizontalPodAutoscaler", "edge").path("spec").path("minReplicas").asInt()).isEqualTo(2);
        assertThat(knative.one("PodDisruptionBudget", "edge").path("spec").path("maxUnavailable").asInt()).isEqualTo(1);
        assertThat(Rendered.pod(edge).path("topologySpreadConstraints").isEmpty()).isFalse();
        assertThat(Rendered.container(edge).path("lifecycle").path("preStop").path("sleep").path("seconds").asInt())
                .isPositive();
        assertThat(Rendered.pod(edge).path("terminationGracePeriodSeconds").asInt()).isGreaterThanOrEqualTo(5 + 5 + 10);
    }

    @Test
    void jobs_come_before_what_needs_them_and_servers_of_a_trial_before_jobs() {
        Rendered trial = Chart.rendered("dev: {enabled: true}");

        assertThat(Stream.of("migrate", "topology").map(name -> trial.one("Job", name)))
                .allSatisfy(job -> assertThat(hook(job)).isEqualTo("pre-install,pre-upgrade"));
        assertThat(weight(trial.one("Deployment", "nats"))).isLessThan(weight(trial.one("ServiceAccount", "jobs")));
        assertThat(weight(trial.one("ServiceAccount", "jobs"))).isLessThan(weight(trial.one("Job", "migrate")));
        assertThat(weight(trial.one("ConfigMap", "topology"))).isLessThan(weight(trial.one("Job", "topology")));
    }

    @Test
    void everything_is_denied_but_what_a_function_uses() {
        assertThat(knative.one("NetworkPolicy", "default-deny").path("spec").propertyNames())
                .containsExactlyInAnyOrder("podSelector", "policyTypes");
        assertThat(egress("client-notify")).doesNotContain("5432").doesNotContain("6379").contains("4222");
        assertThat(egress("payment")).contains("5432").contains("443").doesNotContain("6379");
        assertThat(egress("match-propose")).contains("5432").contains("6379").doesNotContain("443");
    }

    @Test
    void brokers_and_sources_of_knative_reach_functions_where_that_is_said_and_nothing_else() {
        Rendered open = Chart.rendered(Variants.DEPLOYMENTS + "\nnetworkPolicy: {eventing: [knative-eventing]}");

        assertThat(knative.all("NetworkPolicy")).noneMatch(policy -> policy.toString().contains("knative-eventing"));
        JsonNode rule = open.one("NetworkPolicy", "payment").path("spec").path("ingress").path(0);
        assertThat(rule.path("from").toString()).contains("knative-eventing").contains("knative-serving");
        assertThat(rule.path("ports").findValuesAsString("port")).containsExactly("8080");
        assertThat(open.one("NetworkPolicy", "edge").toString()).doesNotContain("knative-eventing");
        assertThat(open.one("NetworkPolicy", "api").toString()).doesNotContain("knative-eventing");
    }

    private String egress(String name) {
        return knative.one("NetworkPolicy", name).path("spec").path("egress").toString();
    }

    private static Stream<JsonNode> workloads(Rendered rendered) {
        return Stream.concat(rendered.knativeServices(), rendered.all("Deployment"));
    }

    private static Stream<JsonNode> containers(JsonNode maker) {
        return Stream.concat(
                Rendered.pod(maker).path("containers").valueStream(),
                Rendered.pod(maker).path("initContainers").valueStream());
    }

    private static JsonNode variable(JsonNode maker, String name) {
        return Rendered.container(maker).path("env").valueStream()
                .filter(variable -> variable.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String hook(JsonNode object) {
        return object.path("metadata").path("annotations").path(Chart.HOOK).asString();
    }

    private static int weight(JsonNode object) {
        return Integer.parseInt(object.path("metadata").path("annotations").path(Chart.HOOK + "-weight").asString());
    }
}
