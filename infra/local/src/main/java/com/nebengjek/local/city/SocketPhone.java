package com.nebengjek.local.city;

import com.nebengjek.events.catalogue.EventJson;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A phone with a WebSocket to the edge, which it opens again whenever it closes. Used on the timeline only. */
final class SocketPhone implements Phone {

    private static final Logger LOG = LoggerFactory.getLogger(SocketPhone.class);
    private static final Duration BEFORE_SAYING_AGAIN = Duration.ofSeconds(1);
    /** That a position is stored is told only to who listens at that moment, so it may not be heard. */
    private static final Duration LONGEST_TO_STORE = Duration.ofSeconds(5);
    private static final Set<String> NOT_NOW = Set.of("rate_limited", "system_unavailable");

    private final Timeline timeline;
    private final EdgeSockets edge;
    private final Supplier<String> token;
    private final RandomGenerator random;
    private final Inbox inbox = new Inbox();
    /** What was said and is not answered, by the id of its frame, in the order in which it was said. */
    private final Map<String, Said> unanswered = new LinkedHashMap<>();
    private final Map<String, Runnable> unstored = new HashMap<>();
    private @Nullable Person owner;
    private EdgeSockets.@Nullable Socket socket;
    private long frames;
    private boolean off;

    private record Said(String text, Consumer<Reply> onReply) {}

    SocketPhone(Timeline timeline, EdgeSockets edge, Supplier<String> token, RandomGenerator random) {
        this.timeline = timeline;
        this.edge = edge;
        this.token = token;
        this.random = random;
    }

    void turnOn(Person owner) {
        this.owner = owner;
        connect();
    }

    void turnOff() {
        off = true;
        if (socket != null) {
            socket.close();
        }
    }

    boolean isConnected() {
        return socket != null;
    }

    @Override
    public void say(Frame frame, Consumer<Reply> onReply) {
        String id = nextId();
        Said said = new Said(text(frame, id), onReply);
        unanswered.put(id, said);
        send(said.text());
    }

    @Override
    public void report(Frame position) {
        send(text(position, null));
    }

    @Override
    public void report(Frame position, Runnable onStored) {
        String id = nextId();
        unstored.put(id, onStored);
        send(text(position, id));
        timeline.after(LONGEST_TO_STORE, () -> stored(id));
    }

    private String nextId() {
        return Long.toString(++frames);
    }

    private static String text(Frame frame, @Nullable String id) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("event", frame.event());
        if (id != null) {
            envelope.put("id", id);
        }
        envelope.put("data", frame.data());
        return EventJson.mapper().writeValueAsString(envelope);
    }

    private void send(String text) {
        if (socket != null) {
            socket.send(text);
        }
    }

    private void connect() {
        edge.open(token.get(), new EdgeSockets.User() {
            @Override
            public void opened(EdgeSockets.Socket opened) {
                timeline.soon(() -> SocketPhone.this.opened(opened));
            }

            @Override
            public void received(JsonNode frame) {
                if (isWorthReading(frame)) {
                    timeline.soon(() -> SocketPhone.this.received(frame));
                }
            }

            @Override
            public void closed(String reason) {
                timeline.soon(() -> SocketPhone.this.closed(reason));
            }
        });
    }

    /** Most frames only confirm a position; they are left out where they come in. */
    private static boolean isWorthReading(JsonNode frame) {
        String event = frame.path("event").asString("");
        return frame.hasNonNull("id") && !event.equals("driver_location");
    }

    private void opened(EdgeSockets.Socket opened) {
        socket = opened;
        if (!inbox.last().isEmpty()) {
            send(text(new Frame("resume", Map.of("last_event_id", inbox.last())), nextId()));
        }
        List.copyOf(unanswered.values()).forEach(said -> send(said.text()));
    }

    private void closed(String reason) {
        socket = null;
        if (!off) {
            LOG.info("a socket closed ({}) and is opened again", reason);
            timeline.after(Duration.ofMillis(random.nextLong(200, 1_500)), this::connect);
        }
    }

    private void received(JsonNode frame) {
        String event = frame.path("event").asString("");
        String id = frame.path("id").asString("");
        JsonNode data = frame.path("data");
        switch (event) {
            case "confirmed", Frame.BEACON, Frame.FINDER -> published(id, data);
            case "location_stored" -> stored(id);
            case "error" -> error(id, data);
            case "resumed" -> LOG.debug("resumed: {}", data);
            default -> Told.event(event, data).ifPresent(told -> {
                if (inbox.take(id) && owner != null) {
                    owner.told(told);
                }
            });
        }
    }

    private void published(String id, JsonNode data) {
        Said said = unanswered.remove(id);
        if (said != null) {
            Optional<UUID> request = Optional.of(data.path("request_id").asString(""))
                    .filter(text -> !text.isEmpty())
                    .map(UUID::fromString);
            said.onReply().accept(new Reply.Published(data.path("event_id").asString(""), request));
        }
    }

    private void stored(String id) {
        Runnable onStored = unstored.remove(id);
        if (onStored != null) {
            onStored.run();
        }
    }

    private void error(String id, JsonNode data) {
        String code = data.path("code").asString("");
        if (data.hasNonNull("of")) {
            refused(data, code);
        } else if (NOT_NOW.contains(code)) {
            timeline.after(BEFORE_SAYING_AGAIN, () -> sayAgain(id));
        } else {
            wrong(id, data, code);
        }
    }

    private void refused(JsonNode data, String code) {
        if (inbox.take(data.path("event_id").asString("")) && owner != null) {
            owner.refused(data.path("of").asString(""), code);
        }
    }

    private void sayAgain(String id) {
        Said said = unanswered.get(id);
        if (said != null) {
            send(said.text());
        }
    }

    private void wrong(String id, JsonNode data, String code) {
        LOG.warn("the edge refused a frame: {}", data);
        Said said = unanswered.remove(id);
        if (said != null) {
            said.onReply().accept(new Reply.Wrong(code, data.path("message").asString("")));
        }
    }
}
