package com.nebengjek.api.docs;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;

import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /docs}: the OpenAPI document, and Swagger UI to read it and try it out, all from here. */
@Configuration(proxyBeanMethods = false)
class ApiDocsConfiguration {

    private static final String FILES = "com/nebengjek/api/docs/";
    private static final String BUNDLE = "swagger-ui-bundle.js";
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    @Bean
    RouterFunction<ServerResponse> apiDocs() throws IOException {
        return RouterFunctions.route(GET("/docs"), request -> file("index.html", MediaType.TEXT_HTML))
                .andRoute(GET("/docs/openapi.yaml"), request -> file("openapi.yaml", YAML))
                .andRoute(GET("/docs/page.js"), request -> file("page.js", MediaType.parseMediaType("text/javascript")))
                .and(RouterFunctions.resources("/docs/ui/**", swaggerUi()));
    }

    private static Mono<ServerResponse> file(String name, MediaType type) {
        return ServerResponse.ok().contentType(type).bodyValue(new ClassPathResource(FILES + name));
    }

    /** In whichever version it is on the class path. */
    private static Resource swaggerUi() throws IOException {
        Resource[] bundles = new PathMatchingResourcePatternResolver()
                .getResources("classpath*:META-INF/resources/webjars/swagger-ui/*/" + BUNDLE);
        if (bundles.length != 1) {
            throw new IllegalStateException("There must be one swagger-ui on the class path, not " + bundles.length);
        }
        return bundles[0].createRelative("");
    }
}
