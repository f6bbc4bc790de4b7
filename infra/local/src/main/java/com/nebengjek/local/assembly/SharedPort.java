package com.nebengjek.local.assembly;

import java.util.LinkedHashMap;
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

/** One port for several modules: what the edge has no answer to is handed to those that open no port of their own. */
final class SharedPort {

    private static final int NONE = -1;

    private final Map<String, Behind> modules = new LinkedHashMap<>();

    /** A module that is to answer there, started by what is returned; paths that nobody else has are for {@code /**}. */
    Behind behind(String... patterns) {
        Behind module = new Behind();
        for (String pattern : patterns) {
            modules.put(pattern, module);
        }
        return module;
    }

    /** To be called when all modules behind it are known. */
    void openOn(GenericApplicationContext edge) {
        edge.registerBean("behind", HandlerMapping.class, this::mapping);
    }

    private HandlerMapping mapping() {
        SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping(modules);
        mapping.setOrder(Ordered.LOWEST_PRECEDENCE);
        return mapping;
    }

    /** The server of such a module: listens nowhere, and is there as long as the module's application runs. */
    static final class Behind implements WebHandler, ReactiveWebServerFactory {

        private static final HttpHandler NOBODY = Behind::unavailable;

        private volatile HttpHandler running = NOBODY;

        void serve(GenericApplicationContext module) {
            module.registerBean(ReactiveWebServerFactory.class, () -> this);
        }

        @Override
        public Mono<Void> handle(ServerWebExchange exchange) {
            return running.handle(exchange.getRequest(), exchange.getResponse());
        }

        private static Mono<Void> unavailable(ServerHttpRequest request, ServerHttpResponse response) {
            response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
            return response.setComplete();
        }

        @Override
        public WebServer getWebServer(HttpHandler handler) {
            return new WebServer() {
                @Override
                public void start() {
                    running = handler;
                }

                @Override
                public void stop() {
                    running = NOBODY;
                }

                @Override
                public int getPort() {
                    return NONE;
                }
            };
        }
    }
}
