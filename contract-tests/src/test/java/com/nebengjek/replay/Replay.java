package com.nebengjek.replay;

import com.nebengjek.jetstream.binding.BoundFunction;
import com.nebengjek.jetstream.binding.BoundFunction.Answer;
import com.nebengjek.local.recording.RecordedEvent;
import com.nebengjek.testkit.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/**
 * Hands each function the inputs that it had in a recording, one at a time, on a clock of its own: when it decided then what
 * to do with them. Who asks for more time gets it on the same clock.
 *
 * <p>What a function answers goes nowhere: the next one gets what was recorded. So a difference shows where it arises, and
 * nothing depends on how fast anybody is.
 */
final class Replay {

    private static final Comparator<Turn> BY_TIME = Comparator.comparing(Turn::at).thenComparing(Turn::order);

    private final List<BoundFunction> functions;
    private final Map<Handling, Instant> decided;
    private final SettableClock clock;
    private final PriorityQueue<Turn> turns = new PriorityQueue<>(BY_TIME);
    private final List<Told> told = new ArrayList<>();

    private Replay(List<BoundFunction> functions, Map<Handling, Instant> decided, SettableClock clock) {
        this.functions = functions;
        this.decided = decided;
        this.clock = clock;
    }

    private record Turn(Instant at, int order, BoundFunction function, RecordedEvent input) {}

    /** An event that a function handles. */
    private record Handling(String function, String event) {}

    /** What the functions publish in the time that the recording covers. */
    static List<Told> of(List<RecordedEvent> events, List<BoundFunction> functions, SettableClock clock) {
        Replay replay = new Replay(functions, decisions(events), clock);
        for (int order = 0; order < events.size(); order++) {
            replay.give(events.get(order), order);
        }
        replay.run(events.getLast().arrival());
        return replay.told;
    }

    /** A machine that was busy has decided late, and by what it knew then. */
    private static Map<Handling, Instant> decisions(List<RecordedEvent> events) {
        return events.stream()
                .flatMap(event -> Told.of(event).stream()
                        .map(told -> Map.entry(new Handling(told.function(), told.cause()), Moment.of(event))))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one.isBefore(other) ? one : other));
    }

    private void give(RecordedEvent event, int order) {
        functions.stream()
                .filter(function -> function.takes(event.event(), event.natsSubject()))
                .forEach(function -> turns.add(new Turn(handled(function, event), order, function, event)));
    }

    /** What was answered with nothing, was handled when it came. */
    private Instant handled(BoundFunction function, RecordedEvent event) {
        return decided.getOrDefault(new Handling(function.name(), event.event().id()), event.arrival());
    }

    private void run(Instant end) {
        for (Turn turn = turns.poll(); turn != null && !turn.at().isAfter(end); turn = turns.poll()) {
            clock.set(turn.at());
            for (Answer answer : turn.function().handle(turn.input().event(), turn.input().natsSubject())) {
                switch (answer) {
                    case Answer.Publish publish -> told.add(Told.of(turn.function().name(), turn.input(), publish));
                    case Answer.Fail fail ->
                        told.add(Told.ofFailure(turn.function().name(), turn.input(), fail.reason()));
                    case Answer.Wait wait ->
                        turns.add(new Turn(turn.at().plus(wait.delay()), turn.order(), turn.function(), turn.input()));
                }
            }
        }
    }
}
