package com.nebengjek.local.assembly;

import java.util.Map;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.reactive.ReactiveWebServerFactory;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** One port for two modules: what the edge has no answer to is handed to the API, which opens no port of its own. */
final class SharedPort {

    private static final HttpHandler NOBODY = SharedPort::unavailable;
    private static final int NONE = -1;

    private volatile HttpHandler api = NOBODY;

    void openOn(GenericApplicationContext edge) {
        edge.registerBean("api", HandlerMapping.class, this::whatIsLeft);
    }

    void answerFrom(GenericApplicationContext api) {
        api.registerBean(ReactiveWebServerFactory.class, () -> Behind::new);
    }

    private HandlerMapping whatIsLeft() {
        SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping(Map.of("/**", (WebHandler) this::handOver));
        mapping.setOrder(Ordered.LOWEST_PRECEDENCE);
        return mapping;
    }

    private Mono<Void> handOver(ServerWebExchange exchange) {
        return api.handle(exchange.getRequest(), exchange.getResponse());
    }

    private static Mono<Void> unavailable(ServerHttpRequest request, ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
        return response.setComplete();
    }

    /** The server of the API: listens nowhere, and is there as long as the API's application runs. */
    private final class Behind implements WebServer {

        private final HttpHandler handler;

        private Behind(HttpHandler handler) {
            this.handler = handler;
        }

        @Override
        public void start() {
            api = handler;
        }

        @Override
        public void stop() {
            api = NOBODY;
        }

        @Override
        public int getPort() {
            return NONE;
        }
    }
}
