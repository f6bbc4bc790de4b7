package com.nebengjek.jetstream.test;

import com.nebengjek.jetstream.test.Scenario.Told;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** With which event of a scenario a process is killed at which moment: at each once, if the scenario is long enough. */
record Deaths(List<Death> all) {

    /** @param moment absent for an event that is handled in peace, because every moment has had its death */
    record Death(Told event, Optional<Moment> moment) {}

    /** How many processes die. */
    int moments() {
        return (int) all.stream().filter(death -> death.moment().isPresent()).count();
    }

    /**
     * @param databases whether the function has any
     * @param publishes whether something follows from an event
     */
    static Deaths of(Scenario scenario, boolean databases, Predicate<Told> publishes) {
        boolean anyOutput = scenario.events().stream().anyMatch(publishes);
        Set<Moment> open = EnumSet.allOf(Moment.class);
        open.removeIf(moment -> !moment.exists(databases, anyOutput));
        List<Death> deaths = new ArrayList<>();
        for (Told event : scenario.events()) {
            Optional<Moment> moment = next(open, databases, publishes.test(event));
            moment.ifPresent(open::remove);
            deaths.add(new Death(event, moment));
        }
        if (!open.isEmpty()) {
            throw new AssertionError("The scenario is too short: nobody was killed at %s. Let it have more events"
                            .formatted(open)
                    + (open.stream().anyMatch(Moment::needsOutput) ? " that something is published for" : ""));
        }
        return new Deaths(deaths);
    }

    /** Moments that need an output are for the events that have one. */
    private static Optional<Moment> next(Set<Moment> open, boolean databases, boolean output) {
        List<Moment> possible =
                open.stream().filter(moment -> moment.exists(databases, output)).toList();
        return possible.stream()
                .filter(Moment::needsOutput)
                .findFirst()
                .or(() -> possible.stream().findFirst());
    }
}
