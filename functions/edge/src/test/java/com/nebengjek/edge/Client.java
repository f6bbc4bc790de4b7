package com.nebengjek.edge;

import com.nebengjek.events.catalogue.EventJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A phone: sends frames, and waits for what comes. */
final class Client implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int PATIENCE = 10;
    private static final int STILL_OPEN = -1;

    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private Client(URI uri, @Nullable String token, String protocol) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().subprotocols(protocol);
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        socket = builder.buildAsync(uri, new Listener()).join();
    }

    static Client connect(URI uri, @Nullable String token) {
        return new Client(uri, token, "nebengjek.v1");
    }

    static Client connect(URI uri, String token, String protocol) {
        return new Client(uri, token, protocol);
    }

    /** Sends a frame with an id of its own, which it returns; single quotes stand for double ones. */
    String send(String event, String data) {
        String id = UUID.randomUUID().toString();
        send(event, id, data);
        return id;
    }

    void send(String event, String id, String data) {
        sendText("{\"event\":\"%s\",\"id\":\"%s\",\"data\":%s}".formatted(event, id, data.replace('\'', '"')));
    }

    void sendText(String text) {
        socket.sendText(text, true).join();
    }

    /** The next frame, whatever it is. */
    JsonNode next() {
        try {
            JsonNode frame = frames.poll(PATIENCE, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("no frame came" + (closed.isDone() ? ", closed with " + closed.join() : ""));
            }
            return frame;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next frame of this event; others before it are skipped. */
    JsonNode next(String event) {
        JsonNode frame = next();
        while (!frame.path("event").asString().equals(event)) {
            frame = next();
        }
        return frame;
    }

    /** The code the edge closes with. */
    int closeCode() {
        return closed.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    boolean staysOpenFor(long milliseconds) {
        return closed.copy().completeOnTimeout(STILL_OPEN, milliseconds, TimeUnit.MILLISECONDS).join() == STILL_OPEN;
    }

    boolean isSilent() {
        return frames.isEmpty();
    }

    String protocol() {
        return socket.getSubprotocol();
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                frames.add(EventJson.mapper().readTree(text.toString()));
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
