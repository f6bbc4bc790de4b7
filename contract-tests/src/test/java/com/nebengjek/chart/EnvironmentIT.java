package com.nebengjek.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.database.Database;
import com.nebengjek.jetstream.probe.ProbeServer;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import tools.jackson.databind.JsonNode;

/** With the variables that the chart sets, and no others, a function of each module starts and becomes ready. */
@WithServers
class EnvironmentIT {

    /** All modules share a class path here; an image has its own. */
    private static final Map<String, String> NO_DATABASE = Map.of(
            "SPRING_AUTOCONFIGURE_EXCLUDE", "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration");

    @ParameterizedTest
    @CsvSource({
        "location-store, com.nebengjek.location.LocationModule",
        "match-propose,  com.nebengjek.match.MatchModule",
        "ride-meter,     com.nebengjek.ride.RideModule",
        "payment,        com.nebengjek.payment.PaymentModule",
        "client-notify,  com.nebengjek.notify.NotifyModule",
        "client-state,   com.nebengjek.state.StateModule",
        "earlier-clients, com.nebengjek.compat.CompatModule"
    })
    void a_function_starts_with_what_the_chart_tells_it(String function, Class<?> module, TestServers servers)
            throws Exception {
        Map<String, String> variables = variables(function, servers);

        try (ConfigurableApplicationContext running = new SpringApplicationBuilder(module)
                .web(WebApplicationType.NONE)
                .environment(of(variables))
                .bannerMode(Banner.Mode.OFF)
                .run()) {
            assertThat(status(running, "/healthz")).isEqualTo(200);
            assertThat(status(running, "/readyz")).isEqualTo(200);
            assertThat(status(running, "/metrics")).isEqualTo(200);
        }
    }

    private static Map<String, String> variables(String function, TestServers servers) {
        Rendered rendered = Chart.rendered("""
                runtime: deployment
                nats: {url: "%s", auth: {mode: none}}
                postgres: {url: "%s", sslMode: disable}
                redis: {url: "%s"}
                """.formatted(
                        withoutLogin(servers.nats().url()),
                        withoutLogin(servers.database().jdbcUrl().replace("jdbc:", "")),
                        servers.redis().url()));
        Map<String, String> variables = new HashMap<>();
        Rendered.container(rendered.one("Deployment", function)).path("env").valueStream().forEach(
                variable -> variables.put(variable.path("name").asString(), value(variable)));
        variables.put("PORT", "0");
        variables.put("NATS_URL", servers.nats().url());
        if (!variables.containsKey("SPRING_R2DBC_URL")) {
            variables.putAll(NO_DATABASE);
        }
        return variables;
    }

    /** What stands in a Secret. */
    private static String value(JsonNode variable) {
        return variable.has("valueFrom") ? Database.LOCAL_ROLE_PASSWORD : variable.path("value").asString();
    }

    private static String withoutLogin(String url) {
        return url.replaceFirst("//[^@/]*@", "//").replaceFirst("\\?.*", "");
    }

    private static StandardEnvironment of(Map<String, String> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(variables)));
        return environment;
    }

    private static int status(ConfigurableApplicationContext running, String path) throws Exception {
        int port = running.getBean(ProbeServer.class).port();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path))).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
