package com.nebengjek.live;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /live/feed}: server-sent events {@code present}, once, and {@code news}. */
record FeedRoute(CityFeed feed, ReadToken token) {

    private static final ParameterizedTypeReference<ServerSentEvent<String>> TEXT = new ParameterizedTypeReference<>() {};

    RouterFunction<ServerResponse> routes() {
        return route(GET("/live/feed"), this::watch);
    }

    private Mono<ServerResponse> watch(ServerRequest request) {
        if (!token.isIn(request.headers().asHttpHeaders())) {
            return ServerResponse.status(HttpStatus.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .build();
        }
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                .body(feed.watch(), TEXT);
    }
}
