package com.nebengjek.api.operations;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /operations}: anybody may have the page; what it shows, it asks the API for with a key. */
@Configuration(proxyBeanMethods = false)
class OperationsPageConfiguration {

    private static final String FILES = "com/nebengjek/api/operations/";
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'";

    @Bean
    RouterFunction<ServerResponse> operationsPage() {
        return RouterFunctions.route(GET("/operations"), request -> file("index.html", MediaType.TEXT_HTML))
                .andRoute(GET("/operations/page.css"), request -> file("page.css", MediaType.parseMediaType("text/css")))
                .andRoute(GET("/operations/page.js"), request -> file("page.js", SCRIPT))
                .andRoute(GET("/operations/api.js"), request -> file("api.js", SCRIPT))
                .andRoute(GET("/operations/drawing.js"), request -> file("drawing.js", SCRIPT));
    }

    private static Mono<ServerResponse> file(String name, MediaType type) {
        return ServerResponse.ok()
                .contentType(type)
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .bodyValue(new ClassPathResource(FILES + name));
    }
}
