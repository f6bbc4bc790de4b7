package com.nebengjek.local.city;

import com.nebengjek.events.catalogue.EventJson;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.JsonNode;

/** Opens sockets to the edge, all of them on one thread. */
final class EdgeSockets implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EdgeSockets.class);
    private static final int LARGEST_FRAME = 64 * 1024;

    private final LoopResources thread = LoopResources.create("phones", 1, true);
    private final HttpClient client;

    EdgeSockets(URI edge) {
        this.client = HttpClient.create(ConnectionProvider.newConnection())
                .runOn(thread)
                .baseUrl(edge.toString());
    }

    /** What a socket tells its user, on the socket's thread. */
    interface User {

        void opened(Socket socket);

        void received(JsonNode frame);

        /** Also when the socket could not even be opened. */
        void closed(String reason);
    }

    /** An open socket. */
    static final class Socket {

        private final Sinks.Many<String> outgoing = Sinks.many().unicast().onBackpressureBuffer();

        /** Called by one thread only. */
        void send(String text) {
            outgoing.tryEmitNext(text);
        }

        /** Sends what is waiting, then closes. */
        void close() {
            outgoing.tryEmitComplete();
        }
    }

    Disposable open(String token, User user) {
        return client.headers(headers -> headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token))
                .websocket(WebsocketClientSpec.builder()
                        .protocols("nebengjek.v1")
                        .maxFramePayloadLength(LARGEST_FRAME)
                        .build())
                .uri("/ws")
                .handle((in, out) -> talk(in, out, user))
                .subscribe(
                        reason -> user.closed(reason),
                        fault -> user.closed(String.valueOf(fault.getMessage())),
                        () -> {});
    }

    private static Flux<String> talk(WebsocketInbound in, WebsocketOutbound out, User user) {
        Socket socket = new Socket();
        Mono<Void> sent =
                out.sendString(socket.outgoing.asFlux()).then().then(Mono.defer(out::sendClose));
        Mono<Void> received = in.aggregateFrames(LARGEST_FRAME)
                .receive()
                .asString()
                .doOnNext(text -> read(text, user::received))
                .then();
        user.opened(socket);
        Mono<String> reason = in.receiveCloseStatus()
                .map(status -> status.code() + " " + status.reasonText())
                .defaultIfEmpty("without a reason");
        return Mono.firstWithSignal(received, sent.then(Mono.never())).then(reason).flux();
    }

    private static void read(String text, Consumer<JsonNode> frame) {
        try {
            frame.accept(EventJson.mapper().readTree(text));
        } catch (RuntimeException fault) {
            LOG.error("a frame of the edge cannot be read: {}", text, fault);
        }
    }

    @Override
    public void close() {
        thread.disposeLater().block();
    }
}
