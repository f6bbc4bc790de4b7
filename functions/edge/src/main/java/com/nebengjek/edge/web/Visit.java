package com.nebengjek.edge.web;

import io.netty.handler.codec.http.HttpHeaders;
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
    private final HttpHeaders handshake;
    private final AtomicBoolean over = new AtomicBoolean();

    /** @param handshake headers of the request, of which the socket has a copy when it begins */
    Visit(WebSocketHandler handler, Crowd crowd, InetAddress address, HttpHeaders handshake) {
        this.handler = handler;
        this.crowd = crowd;
        this.address = address;
        this.handshake = handshake;
    }

    @Override
    public List<String> getSubProtocols() {
        return handler.getSubProtocols();
    }

    @Override
    public Mono<Void> handle(WebSocketSession session) {
        handshake.clear();
        return handler.handle(session).doFinally(end -> end());
    }

    void end() {
        if (over.compareAndSet(false, true)) {
            crowd.left(address);
        }
    }
}
