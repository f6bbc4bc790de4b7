package com.nebengjek.api.docs;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** {@code /docs/events}: the AsyncAPI documents of NATS and of the WebSocket, and a page that shows them. */
@Configuration(proxyBeanMethods = false)
class EventDocsConfiguration {

    private static final String FILES = "com/nebengjek/api/docs/events/";

    @Bean
    RouterFunction<ServerResponse> eventDocs() {
        ClassPathResource page = new ClassPathResource(FILES + "index.html");
        return RouterFunctions.route(
                        GET("/docs/events"),
                        request -> ServerResponse.ok().contentType(MediaType.TEXT_HTML).bodyValue(page))
                .and(RouterFunctions.resources("/docs/events/**", new ClassPathResource(FILES)));
    }
}
