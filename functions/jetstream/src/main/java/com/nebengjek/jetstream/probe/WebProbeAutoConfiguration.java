package com.nebengjek.jetstream.probe;

import com.nebengjek.jetstream.probe.Route.Answer;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Probes for programs with a reactive web server: {@code /healthz} and {@code /readyz} on its own port, behind what the
 * program itself has there, and the metrics on another one.
 */
@AutoConfiguration(after = PrometheusAutoConfiguration.class)
@EnableConfigurationProperties(ProbeProperties.class)
@ConditionalOnWebApplication(type = Type.REACTIVE)
final class WebProbeAutoConfiguration {

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    RouterFunction<ServerResponse> probeRoutes(ApplicationAvailability availability) {
        return web(StateRoutes.liveness(availability)).and(web(StateRoutes.readiness(availability)));
    }

    /** Always there: an image that is processed ahead of time does not know yet where it will be asked. */
    @Bean
    ProbeServer metricsServer(ProbeProperties properties, ObjectProvider<Route> routes) {
        List<Route> answered = routes.orderedStream().toList();
        return new ProbeServer("nebengjek.probe.metrics-port (METRICS_PORT)", properties.metricsPort(), answered, null);
    }

    private static RouterFunction<ServerResponse> web(Route route) {
        Supplier<Answer> answer = route.answer();
        return RouterFunctions.route(RequestPredicates.GET(route.path()), _ -> {
            Answer given = answer.get();
            return ServerResponse.status(given.status())
                    .contentType(MediaType.parseMediaType(given.contentType()))
                    .header("Cache-Control", "no-store")
                    .bodyValue(given.body());
        });
    }
}
