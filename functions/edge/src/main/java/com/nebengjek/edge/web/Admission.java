package com.nebengjek.edge.web;

import com.nebengjek.edge.EdgeSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.random.RandomGenerator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Lets sockets in, or answers 503 when there is no room and 429 when their address has too many, with a {@code
 * Retry-After} of its own for each, so that they do not come back all at once.
 */
final class Admission implements WebSocketService {

    private final WebSocketService handshake;
    private final Crowd crowd;
    private final EdgeSettings.Admission settings;
    private final RandomGenerator random;

    Admission(WebSocketService handshake, Crowd crowd, EdgeSettings.Admission settings, RandomGenerator random) {
        this.handshake = handshake;
        this.crowd = crowd;
        this.settings = settings;
        this.random = random;
    }

    @Override
    public Mono<Void> handleRequest(ServerWebExchange exchange, WebSocketHandler handler) {
        InetAddress address = addressOf(exchange);
        return switch (crowd.enter(address)) {
            case COME_IN -> letIn(exchange, new Visit(handler, crowd, address, headersOf(exchange)));
            case FULL -> turnAway(exchange.getResponse(), HttpStatus.SERVICE_UNAVAILABLE);
            case TOO_MANY_OF_ADDRESS -> turnAway(exchange.getResponse(), HttpStatus.TOO_MANY_REQUESTS);
        };
    }

    /** The handshake ends when the socket begins: only one that fails is the end of the visit. */
    private Mono<Void> letIn(ServerWebExchange exchange, Visit visit) {
        return handshake.handleRequest(exchange, visit).doOnError(fault -> visit.end()).doOnCancel(visit::end);
    }

    private Mono<Void> turnAway(ServerHttpResponse response, HttpStatus status) {
        response.setStatusCode(status);
        response.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(secondsToWait()));
        return response.setComplete();
    }

    private long secondsToWait() {
        return 1 + random.nextLong(settings.retryAfter().toSeconds());
    }

    private static io.netty.handler.codec.http.HttpHeaders headersOf(ServerWebExchange exchange) {
        HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        return request.requestHeaders();
    }

    private static InetAddress addressOf(ServerWebExchange exchange) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        return remote == null || remote.isUnresolved() ? InetAddress.getLoopbackAddress() : remote.getAddress();
    }
}
