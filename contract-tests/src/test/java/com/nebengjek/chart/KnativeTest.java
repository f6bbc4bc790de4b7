package com.nebengjek.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What Knative's webhook refuses though the schema has it, and what its controllers do that nobody expects. */
class KnativeTest {

    private static final Set<Integer> RESERVED = Set.of(8008, 8012, 8013, 8022, 8112, 9090, 9091);
    private static final Set<String> GATED = Set.of(
            "securityContext",
            "affinity",
            "nodeSelector",
            "tolerations",
            "topologySpreadConstraints",
            "priorityClassName",
            "initContainers",
            "runtimeClassName",
            "hostNetwork");
    private static final int DELAY_OF_SIGTERM = 30;

    static Stream<JsonNode> services() {
        return Variants.ALL.entrySet().stream()
                .filter(variant -> !variant.getKey().equals("every-knative-feature"))
                .flatMap(variant -> Chart.rendered(variant.getValue()).knativeServices());
    }

    private final List<JsonNode> services = services().toList();

    @Test
    void no_field_that_needs_a_feature_of_the_cluster() {
        assertThat(services).allSatisfy(service -> assertThat(Rendered.pod(service).propertyNames())
                .doesNotContainAnyElementsOf(GATED));
    }

    @Test
    void each_feature_is_used_where_the_cluster_allows_it() {
        assertThat(Chart.rendered(Variants.ALL.get("every-knative-feature")).knativeServices())
                .allSatisfy(service -> assertThat(Rendered.pod(service).propertyNames())
                        .contains(
                                "securityContext",
                                "affinity",
                                "nodeSelector",
                                "tolerations",
                                "topologySpreadConstraints",
                                "priorityClassName"));
    }

    @Test
    void one_container_with_one_port_that_is_not_reserved() {
        assertThat(services).allSatisfy(service -> {
            assertThat(Rendered.pod(service).path("containers").size()).isEqualTo(1);
            JsonNode ports = Rendered.container(service).path("ports");
            assertThat(ports.size()).isEqualTo(1);
            assertThat(ports.path(0).path("name").asString()).isIn("http1", "h2c");
            assertThat(ports.path(0).path("containerPort").asInt()).isNotIn(RESERVED);
        });
    }

    @Test
    void no_variable_that_knative_sets_itself() {
        assertThat(services).allSatisfy(service -> assertThat(variables(service))
                .doesNotContain("PORT")
                .noneMatch(name -> name.startsWith("K_"))
                .doesNotHaveDuplicates());
    }

    @Test
    void readiness_is_asked_in_knatives_own_rhythm() {
        assertThat(services).allSatisfy(service -> {
            JsonNode container = Rendered.container(service);
            assertThat(container.path("readinessProbe").propertyNames()).containsExactly("httpGet");
            assertThat(container.path("livenessProbe").path("httpGet").path("path").asString()).isEqualTo("/healthz");
            assertThat(container.path("startupProbe").path("httpGet").path("path").asString()).isEqualTo("/healthz");
        });
    }

    @Test
    void names_leave_room_for_the_revision() {
        assertThat(services).allSatisfy(service -> assertThat(Rendered.name(service)).hasSizeLessThanOrEqualTo(50));
    }

    @Test
    void timeouts_are_within_the_clusters_and_longer_than_the_late_sigterm() {
        assertThat(services).allSatisfy(service -> {
            int timeout = Rendered.pod(service).path("timeoutSeconds").asInt();
            assertThat(timeout).isBetween(DELAY_OF_SIGTERM + 1, 600);
            assertThat(Rendered.pod(service).path("responseStartTimeoutSeconds").asInt()).isEqualTo(timeout);
        });
    }

    @Test
    void none_begins_at_no_scale_and_each_has_a_maximum() {
        assertThat(services).allSatisfy(service -> {
            assertThat(annotations(service).propertyNames()).doesNotContain("autoscaling.knative.dev/initial-scale");
            assertThat(annotations(service).path("autoscaling.knative.dev/max-scale").asString()).matches("[1-9]\\d*");
        });
    }

    @Test
    void what_lag_scales_is_not_reached_from_outside() {
        assertThat(services.stream().filter(KnativeTest::isScaledByLag)).isNotEmpty().allSatisfy(service -> {
            assertThat(service.path("metadata").path("labels").path("networking.knative.dev/visibility").asString())
                    .isEqualTo("cluster-local");
            assertThat(annotations(service).propertyNames()).doesNotContain("autoscaling.knative.dev/min-scale");
        });
    }

    @Test
    void http_functions_are_scaled_on_concurrency() {
        JsonNode api = Chart.rendered().knativeServices()
                .filter(service -> Rendered.name(service).endsWith("-api"))
                .findFirst()
                .orElseThrow();

        assertThat(annotations(api).path("autoscaling.knative.dev/class").asString()).startsWith("kpa.");
        assertThat(annotations(api).path("autoscaling.knative.dev/metric").asString()).isEqualTo("concurrency");
    }

    @Test
    void an_edge_keeps_its_sockets_as_long_as_knative_lets_it() {
        JsonNode edge = Chart.rendered("edge: {runtime: knative}").knativeServices()
                .filter(service -> Rendered.name(service).endsWith("-edge"))
                .findFirst()
                .orElseThrow();

        assertThat(Rendered.pod(edge).path("idleTimeoutSeconds").asInt(-1)).isZero();
        assertThat(Rendered.pod(edge).path("responseStartTimeoutSeconds"))
                .isEqualTo(Rendered.pod(edge).path("timeoutSeconds"));
        assertThat(annotations(edge).path("autoscaling.knative.dev/min-scale").asString()).isEqualTo("2");
        assertThat(annotations(edge).path("autoscaling.knative.dev/target-burst-capacity").asString())
                .isEqualTo("0");
    }

    @Test
    void revisions_that_get_no_traffic_are_removed_after_an_upgrade() {
        JsonNode job = Chart.rendered().one("Job", "revisions");

        assertThat(job.path("metadata").path("annotations").path(Chart.HOOK).asString()).contains("post-upgrade");
        assertThat(Rendered.container(job).path("args").toString())
                .contains("routingState=reserve")
                .contains("nebengjek-match-propose");
        assertThat(Chart.rendered(Variants.DEPLOYMENTS).all("Job").map(Rendered::name)).doesNotContain("nebengjek-revisions");
    }

    @ParameterizedTest
    @MethodSource("com.nebengjek.chart.ChartTest#variants")
    void accounts_that_are_named_exist(String variant) {
        Rendered rendered = Chart.rendered(Variants.ALL.get(variant));
        Set<String> accounts = Stream.concat(Stream.of("default"), rendered.all("ServiceAccount").map(Rendered::name))
                .collect(Collectors.toSet());

        assertThat(rendered.makersOfPods().map(Rendered::pod).map(pod -> pod.path("serviceAccountName").asString("default")))
                .allMatch(accounts::contains);
    }

    private static boolean isScaledByLag(JsonNode service) {
        return annotations(service).path("autoscaling.knative.dev/class").asString().equals("hpa.autoscaling.knative.dev");
    }

    private static JsonNode annotations(JsonNode service) {
        return Rendered.template(service).path("metadata").path("annotations");
    }

    private static List<String> variables(JsonNode service) {
        return Rendered.container(service).path("env").valueStream()
                .map(variable -> variable.path("name").asString())
                .toList();
    }
}
