package com.nebengjek.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.Role;
import com.nebengjek.events.UnmatchedReason;
import com.nebengjek.events.WithdrawnReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One person who uses the protocol as its document says, or against it, and knows what has to come of it: each step in
 * each state.
 *
 * <p>The states are: no socket, a socket, and a socket that has resumed. After each step exactly what is expected has
 * come.
 */
final class Walk implements AutoCloseable {

    private static final int TOO_LONG = 20_000;

    private final Edge edge;
    private final Bus bus;
    private final Person person;
    private final List<String> told = new ArrayList<>();
    private @Nullable Client client;
    private boolean resumed;
    private @Nullable String lastSeen;
    private @Nullable JsonNode confirmed;
    private String confirmedText = "";

    Walk(Edge edge, Bus bus, Person person) {
        this.edge = edge;
        this.bus = bus;
        this.person = person;
    }

    /** What somebody may do, at any time. */
    enum Action {
        CONNECT,
        COME_BACK,
        LEAVE,
        SEND,
        SEND_AGAIN,
        ASK_TO_RESUME,
        BE_TOLD,
        SEND_WHAT_IS_FOR_THE_OTHER_ROLE,
        LEAVE_SOMETHING_OUT,
        SEND_ANOTHER_TYPE,
        ADD_A_FIELD,
        SEND_AN_UNKNOWN_EVENT,
        SEND_NO_FRAME,
        SEND_TOO_MUCH,
        CONNECT_AS_NOBODY
    }

    /** @param choice decides what the action leaves open, so that a step is the same whatever was before it */
    record Step(Action action, long choice) {}

    void take(Step step) {
        Random random = new Random(step.choice());
        switch (step.action()) {
            case CONNECT -> connect();
            case COME_BACK -> comeBack(random);
            case LEAVE -> leave();
            case BE_TOLD -> tell();
            case CONNECT_AS_NOBODY -> connectAsNobody();
            default -> say(step.action(), random, client == null ? connect() : client);
        }
    }

    private void say(Action action, Random random, Client open) {
        switch (action) {
            case SEND -> send(open, mine(random));
            case SEND_AGAIN -> sendAgain(open);
            case ASK_TO_RESUME -> askToResume(open);
            case SEND_WHAT_IS_FOR_THE_OTHER_ROLE -> sendForeign(open);
            case LEAVE_SOMETHING_OUT -> leaveOut(open, mine(random), random);
            case SEND_ANOTHER_TYPE -> anotherType(open, mine(random), random);
            case ADD_A_FIELD -> addField(open, mine(random));
            case SEND_AN_UNKNOWN_EVENT -> refused(open, open.send("ride_teleport", "{}"), "unknown_event", "event");
            case SEND_NO_FRAME -> noFrame(open, random);
            case SEND_TOO_MUCH -> sendTooMuch(open);
            default -> throw new IllegalArgumentException(action + " needs no socket");
        }
    }

    private Client connect() {
        return opened(edge.connect(person), false);
    }

    /** The newest socket takes over. A frame that is answered shows that this one is told what happens. */
    private Client opened(Client opened, boolean hasResumed) {
        Client before = client;
        client = opened;
        resumed = hasResumed;
        if (before != null) {
            assertThat(before.closeCode()).isEqualTo(4409);
        }
        if (!hasResumed) {
            send(opened, DocumentedFrame.named("state"));
        }
        return opened;
    }

    private void leave() {
        if (client != null) {
            client.close();
            assertThat(client.closeCode()).isEqualTo(1000);
            client = null;
        }
    }

    /** From the last event seen, or from one that was never there. */
    private void comeBack(Random random) {
        leave();
        boolean known = lastSeen != null && random.nextBoolean();
        String from = known ? String.valueOf(lastSeen) : UUID.randomUUID().toString();
        Client back = edge.resume(person, from);
        replayed(back, from, known, null);
        opened(back, true);
    }

    private void askToResume(Client open) {
        String from = lastSeen == null ? UUID.randomUUID().toString() : lastSeen;
        String id = open.send("resume", "{'last_event_id':'%s'}".formatted(from));
        if (resumed) {
            refused(open, id, "invalid_format", "event");
        } else {
            resumed = true;
            replayed(open, from, lastSeen != null, id);
        }
    }

    /** All that came after the event comes in its order, and before it nothing but what is nearly as old. */
    private void replayed(Client open, String from, boolean known, @Nullable String asked) {
        List<String> ids = new ArrayList<>();
        JsonNode frame = open.next();
        while (!event(frame).equals("resumed")) {
            ids.add(id(frame));
            frame = open.next();
        }
        List<String> missed = known ? told.subList(told.indexOf(from) + 1, told.size()) : told;
        assertThat(ids).doesNotHaveDuplicates().isSubsetOf(told).endsWith(missed.toArray(String[]::new));
        assertThat(frame.path("data").path("recovered").asBoolean()).isEqualTo(known);
        assertThat(frame.path("data").path("replayed").asInt()).isEqualTo(ids.size());
        if (asked != null) {
            assertThat(id(frame)).isEqualTo(asked);
        }
        lastSeen = ids.isEmpty() ? lastSeen : ids.getLast();
    }

    private void tell() {
        boolean driver = person.role() == Role.DRIVER;
        String id = bus.tell(
                person,
                driver
                        ? new MatchWithdrawn(UUID.randomUUID(), person.id(), WithdrawnReason.TAKEN)
                        : new MatchUnmatched(UUID.randomUUID(), person.id(), UnmatchedReason.NOBODY_NEAR));
        told.add(id);
        if (client != null) {
            JsonNode frame = client.next();
            assertThat(event(frame)).isEqualTo(driver ? "match_withdrawn" : "match_unmatched");
            assertThat(id(frame)).isEqualTo(id);
            lastSeen = id;
        }
    }

    private void send(Client open, DocumentedFrame frame) {
        String id = UUID.randomUUID().toString();
        confirmedText = text(frame.event(), id, frame.data());
        open.sendText(confirmedText);
        JsonNode answer = open.next();
        assertThat(event(answer)).as("%s", answer).isEqualTo(frame.answer());
        assertThat(id(answer)).isEqualTo(id);
        assertThat(answer.path("data").path("event_id").asString()).isNotEmpty();
        confirmed = answer;
    }

    private void sendAgain(Client open) {
        if (confirmed != null) {
            open.sendText(confirmedText);
            assertThat(open.next()).isEqualTo(confirmed);
        }
    }

    private void sendForeign(Client open) {
        DocumentedFrame foreign = DocumentedFrame.all().stream()
                .filter(frame -> !frame.isFrom(person.role()))
                .findFirst()
                .orElseThrow();
        refused(open, sent(open, foreign, foreign.data()), "access_denied", "event");
    }

    private void leaveOut(Client open, DocumentedFrame frame, Random random) {
        ObjectNode data = frame.data();
        if (frame.required().isEmpty()) {
            return;
        }
        String field = one(frame.required(), random);
        data.remove(field);
        refused(open, sent(open, frame, data), frame.codeOfWrongData(), field);
    }

    private void anotherType(Client open, DocumentedFrame frame, Random random) {
        ObjectNode data = frame.data();
        if (frame.required().isEmpty()) {
            return;
        }
        String field = one(frame.required(), random);
        data.putArray(field);
        refused(open, sent(open, frame, data), frame.codeOfWrongData(), field);
    }

    private void addField(Client open, DocumentedFrame frame) {
        refused(open, sent(open, frame, frame.data().put("tip", 1)), frame.codeOfWrongData(), "tip");
    }

    private static void noFrame(Client open, Random random) {
        open.sendText(one(List.of("", "[]", "{", "\"hello\"", "{\"data\":{}}", "{\"event\":\"state\",\"event\":\"state\"}"), random));
        JsonNode answer = open.next();
        assertThat(event(answer)).isEqualTo("error");
        assertThat(answer.path("data").path("code").asString()).isEqualTo("invalid_format");
    }

    private void sendTooMuch(Client open) {
        open.sendText("x".repeat(TOO_LONG));
        assertThat(open.closeCode()).isEqualTo(1009);
        client = null;
    }

    private void connectAsNobody() {
        assertThat(Client.connect(edge.uri(""), null).closeCode()).isEqualTo(4401);
    }

    private static void refused(Client open, String id, String code, String field) {
        JsonNode answer = open.next();
        assertThat(event(answer)).as("%s", answer).isEqualTo("error");
        assertThat(id(answer)).isEqualTo(id);
        assertThat(answer.path("data").path("code").asString()).as("%s", answer).isEqualTo(code);
        assertThat(answer.path("data").path("field").asString()).as("%s", answer).startsWith(field);
        assertThat(answer.path("data").path("message").asString()).isNotEmpty();
    }

    private DocumentedFrame mine(Random random) {
        return one(
                DocumentedFrame.all().stream().filter(frame -> frame.isFrom(person.role())).toList(), random);
    }

    private static String sent(Client open, DocumentedFrame frame, ObjectNode data) {
        String id = UUID.randomUUID().toString();
        open.sendText(text(frame.event(), id, data));
        return id;
    }

    private static String text(String event, String id, ObjectNode data) {
        return "{\"event\":\"%s\",\"id\":\"%s\",\"data\":%s}".formatted(event, id, data);
    }

    private static <T> T one(List<T> several, Random random) {
        return several.get(random.nextInt(several.size()));
    }

    private static String event(JsonNode frame) {
        return frame.path("event").asString();
    }

    private static String id(JsonNode frame) {
        return frame.path("id").asString();
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
