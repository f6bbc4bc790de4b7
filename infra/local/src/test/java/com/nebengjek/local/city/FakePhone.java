package com.nebengjek.local.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A phone whose edge publishes everything at once and stores every position at once. */
final class FakePhone implements Phone {

    static final UUID REQUEST = new UUID(0, 77);

    final List<Frame> said = new ArrayList<>();
    final List<Frame> positions = new ArrayList<>();

    @Override
    public void say(Frame frame, Consumer<Reply> onReply) {
        said.add(frame);
        onReply.accept(new Reply.Published(lastEvent(), Optional.of(REQUEST)));
    }

    /** Id of the event of what was said last. */
    String lastEvent() {
        return "event-" + said.size();
    }

    @Override
    public void report(Frame position) {
        positions.add(position);
    }

    @Override
    public void report(Frame position, Runnable onStored) {
        positions.add(position);
        onStored.run();
    }

    List<Frame> said(String event) {
        return said.stream().filter(frame -> frame.event().equals(event)).toList();
    }
}
