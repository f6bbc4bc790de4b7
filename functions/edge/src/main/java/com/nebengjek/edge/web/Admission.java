package com.nebengjek.edge.web;

import com.nebengjek.edge.socket.Doors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets sockets in while the doors are open, and answers 503 with {@code Retry-After} when they are not. */
final class Admission implements WebSocketService {

    private static final String SECONDS_TO_WAIT = "1";

    private final WebSocketService handshake;
    private final Doors doors;

    Admission(WebSocketService handshake, Doors doors) {
        this.handshake = handshake;
        this.doors = doors;
    }

    @Override
    public Mono<Void> handleRequest(ServerWebExchange exchange, WebSocketHandler handler) {
        if (doors.areOpen()) {
            return handshake.handleRequest(exchange, handler);
        }
        exchange.getResponse().setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        return exchange.getResponse().setComplete();
    }
}
