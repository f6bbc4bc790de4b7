package com.nebengjek.edge.web;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.nebengjek.edge.socket.Doors;
import io.nats.client.Connection;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Whether the process lives, and whether it should be sent new sockets. */
record Probes(Doors doors, Connection nats) {

    RouterFunction<ServerResponse> routes() {
        return route(GET("/healthz"), request -> answer(HttpStatus.OK, "alive"))
                .andRoute(GET("/readyz"), request -> ready());
    }

    private Mono<ServerResponse> ready() {
        if (!doors.areOpen()) {
            return answer(HttpStatus.SERVICE_UNAVAILABLE, "shutting down");
        }
        return nats.getStatus() == Connection.Status.CONNECTED
                ? answer(HttpStatus.OK, "ready")
                : answer(HttpStatus.SERVICE_UNAVAILABLE, "NATS is " + nats.getStatus());
    }

    private static Mono<ServerResponse> answer(HttpStatus status, String text) {
        return ServerResponse.status(status).bodyValue(text);
    }
}
