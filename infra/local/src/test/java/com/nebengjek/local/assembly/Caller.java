package com.nebengjek.local.assembly;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with a phone: says one thing at a time and waits for what there is to hear. */
final class Caller implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final WebSocket socket;
    private final BlockingQueue<JsonNode> heard;

    private Caller(WebSocket socket, BlockingQueue<JsonNode> heard) {
        this.socket = socket;
        this.heard = heard;
    }

    static Caller connect(URI edge, String token) {
        return connect(edge, token, "");
    }

    /** Somebody who was away, and heard this event last. */
    static Caller comeBack(URI edge, String token, UUID lastEventId) {
        return connect(edge, token, "?last_event_id=" + lastEventId);
    }

    private static Caller connect(URI edge, String token, String query) {
        BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .subprotocols("nebengjek.v1")
                .buildAsync(URI.create(edge.toString().replaceFirst("^http", "ws")).resolve("/ws" + query), new Ear(heard))
                .join();
        return new Caller(socket, heard);
    }

    /** Sends a frame and returns its id. */
    String say(String event, String data) {
        String id = UUID.randomUUID().toString();
        socket.sendText("{\"event\":\"%s\",\"id\":\"%s\",\"data\":%s}".formatted(event, id, data), true).join();
        return id;
    }

    /** The data of the next frame of that kind; what comes before it is passed over. */
    JsonNode hear(String event) {
        JsonNode frame = await("frame " + event).atMost(PATIENCE).until(heard::poll, next -> next != null
                && next.path("event").asString("").equals(event));
        return frame.path("data");
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    private static final class Ear implements WebSocket.Listener {

        private final BlockingQueue<JsonNode> heard;
        private final StringBuilder text = new StringBuilder();

        private Ear(BlockingQueue<JsonNode> heard) {
            this.heard = heard;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                heard.add(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, part, last);
        }
    }
}
