package com.nebengjek.jetstream.test;

import com.nebengjek.jetstream.test.Scenario.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** How a scenario is told when delivery is at its worst; the same seed gives the same again. */
final class Disturbance {

    private static final int MOST_COPIES = 5;

    private final Random random;

    Disturbance(long seed) {
        this.random = new Random(seed);
    }

    /** In order, each event one to five times. */
    List<List<Told>> repeated(Scenario scenario) {
        return scenario.stages().stream().map(this::repeated).toList();
    }

    /** In any order, each event one to five times; with every stage, events of the earlier ones once more. */
    List<List<Told>> shuffled(Scenario scenario) {
        List<List<Told>> told = new ArrayList<>();
        List<Told> earlier = new ArrayList<>();
        for (List<Told> stage : scenario.stages()) {
            List<Told> now = new ArrayList<>(repeated(stage));
            earlier.stream().filter(event -> random.nextBoolean()).forEach(now::add);
            Collections.shuffle(now, random);
            told.add(now);
            earlier.addAll(stage);
        }
        Collections.shuffle(earlier, random);
        told.add(earlier);
        return told;
    }

    private List<Told> repeated(List<Told> stage) {
        return stage.stream()
                .flatMap(event -> Collections.nCopies(1 + random.nextInt(MOST_COPIES), event).stream())
                .toList();
    }
}
