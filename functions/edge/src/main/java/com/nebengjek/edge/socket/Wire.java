package com.nebengjek.edge.socket;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketMessage.Type;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A connection as the rest of the edge sees it: texts in, texts out. */
record Wire(WebSocketSession session) {

    private static final Logger log = LoggerFactory.getLogger(Wire.class);
    private static final String LAST_EVENT_ID = "last_event_id";
    private static final byte[] NOTHING = {};

    HttpHeaders headers() {
        return session.getHandshakeInfo().getHeaders();
    }

    /** Lets go of the handshake's headers, token included: nobody reads them again, and there are thousands of sockets. */
    void forgetHeaders() {
        headers().clear();
    }

    /** The sub-protocol that was agreed on, if one was. */
    @Nullable String protocol() {
        return session.getHandshakeInfo().getSubProtocol();
    }

    /** The last event that the client saw before it came back, if it did. */
    @Nullable String lastEventId() {
        return query().getFirst(LAST_EVENT_ID);
    }

    MultiValueMap<String, String> query() {
        return UriComponentsBuilder.fromUri(session.getHandshakeInfo().getUri())
                .build()
                .getQueryParams();
    }

    /** What the client sends; whatever it is, it shows that the client is there. */
    Flux<String> read(Pulse pulse) {
        return session.receive()
                .doOnNext(message -> pulse.heard())
                .filter(message -> message.getType() == Type.TEXT || message.getType() == Type.BINARY)
                .map(WebSocketMessage::getPayloadAsText);
    }

    Mono<Void> write(Flux<byte[]> texts) {
        return session.send(
                texts.map(text -> new WebSocketMessage(Type.TEXT, session.bufferFactory().wrap(text))));
    }

    Mono<Void> close(CloseStatus status) {
        return session.close(status);
    }

    /** Goes past what waits to be written. */
    void ping() {
        session.send(Mono.just(session.pingMessage(buffers -> buffers.wrap(NOTHING))))
                .subscribe(null, fault -> log.debug("A ping could not be sent: {}", fault.toString()));
    }
}
