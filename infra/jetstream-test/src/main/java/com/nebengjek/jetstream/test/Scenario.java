package com.nebengjek.jetstream.test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Events that a function is told, in their natural order and in stages.
 *
 * <p>Events of one stage do not wait for each other and may arrive in any order. An event of a later stage is somebody's
 * reaction to what came of the earlier ones: it cannot be there before they were handled once, but they may well be
 * delivered again after it.
 */
public final class Scenario {

    private final List<List<Told>> stages;

    private Scenario(List<List<Told>> stages) {
        this.stages = List.copyOf(stages);
    }

    /** @param id the same whenever the event is told, in every run */
    record Told(UUID id, Record event) {

        @Override
        public String toString() {
            return id + " " + event;
        }
    }

    /** The events of the first stage, each a record of a catalogue or one addressed to another subject than its own. */
    public static Scenario of(Record... events) {
        return new Scenario(List.of()).then(events);
    }

    /** The events of the next stage. */
    public Scenario then(Record... events) {
        List<List<Told>> longer = new ArrayList<>(stages);
        List<Told> stage = new ArrayList<>();
        for (Record event : events) {
            String name = "event " + stages.size() + "." + stage.size();
            stage.add(new Told(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.US_ASCII)), event));
        }
        longer.add(stage);
        return new Scenario(longer);
    }

    List<List<Told>> stages() {
        return stages;
    }

    List<Told> events() {
        return stages.stream().flatMap(List::stream).toList();
    }
}
