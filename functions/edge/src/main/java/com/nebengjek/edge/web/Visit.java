package com.nebengjek.edge.web;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;

/** A socket that was counted, until it ends: once, however it does. */
final class Visit implements WebSocketHandler {

    private final WebSocketHandler handler;
    private final Crowd crowd;
    private final InetAddress address;
    private final AtomicBoolean over = new AtomicBoolean();

    Visit(WebSocketHandler handler, Crowd crowd, InetAddress address) {
        this.handler = handler;
        this.crowd = crowd;
        this.address = address;
    }

    @Override
    public List<String> getSubProtocols() {
        return handler.getSubProtocols();
    }

    @Override
    public Mono<Void> handle(WebSocketSession session) {
        return handler.handle(session).doFinally(end -> end());
    }

    void end() {
        if (over.compareAndSet(false, true)) {
            crowd.left(address);
        }
    }
}
