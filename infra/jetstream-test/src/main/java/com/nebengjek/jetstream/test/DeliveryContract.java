package com.nebengjek.jetstream.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.jetstream.test.Deaths.Death;
import com.nebengjek.jetstream.test.Scenario.Told;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The contract of delivery that every function keeps: events may come several times and in any order, and its process
 * may die at any moment; what is left behind in the end is what one orderly delivery leaves behind. That is the state
 * that the subclass shows, the events that were published (by their ids; a repeat says the same again), and the dead
 * letters.
 *
 * <p>The function runs with its real binding, on real servers that the subclass names. Before each run the subclass
 * makes them empty.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DeliveryContract {

    /** Set it to have a failure again. */
    private static final String SEED = "delivery.seed";

    private final Instant begun = Instant.now();
    private final long seed = Long.getLong(SEED, new Random().nextInt(1_000_000));
    private @Nullable Expectation expectation;

    /** What one orderly delivery leaves behind, and which of its events something was published for. */
    private record Expectation(List<String> lines, Map<Told, Integer> outputs) {}

    /** The function; asked once a run. */
    protected abstract FunctionUnderTest function();

    /**
     * Makes the servers what they are to be at the beginning of every run: streams and consumers without events, no
     * rows and no keys, and then whatever the scenario presumes.
     */
    protected abstract void begin() throws Exception;

    /** The same in every run, its times included. Everything that the function does differently should be in it. */
    protected abstract Scenario scenario();

    /**
     * What the function has left behind, by name: such as {@link Rows}, or the keys of Redis. The elements of a
     * collection are compared in any order.
     */
    protected abstract Map<String, ?> state() throws Exception;

    /**
     * A line of what was left behind as it is to be compared; for what differs from run to run, such as random ids.
     * Times after the beginning of the test are left out already.
     */
    protected String comparable(String line) {
        return line;
    }

    @Test
    void repeated_events_change_nothing() throws Exception {
        Disturbance disturbance = new Disturbance(seed);
        requireAsExpected(inProcess(disturbance.repeated(scenario())).outcome(), expected());
    }

    @Test
    void shuffled_events_change_nothing() throws Exception {
        Disturbance disturbance = new Disturbance(seed);
        requireAsExpected(inProcess(disturbance.shuffled(scenario())).outcome(), expected());
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void killed_processes_change_nothing() throws Exception {
        Expectation expected = expected();
        FunctionUnderTest function = function();
        Deaths deaths = Deaths.of(
                scenario(), !function.databases().isEmpty(), event -> expected.outputs().get(event) > 0);
        requireAsExpected(killed(function, deaths), expected);
    }

    private synchronized Expectation expected() throws Exception {
        if (expectation == null) {
            List<List<Told>> oneByOne = scenario().events().stream().map(List::of).toList();
            Result result = inProcess(oneByOne);
            requireConsistent(result.outcome());
            expectation = new Expectation(lines(result.outcome()), result.outputs());
        }
        return expectation;
    }

    private record Result(Outcome outcome, Map<Told, Integer> outputs) {}

    /** Tells events in one process that lives; each stage when the one before is handled. */
    @SuppressWarnings("try")
    private Result inProcess(List<List<Told>> stages) throws Exception {
        begin();
        FunctionUnderTest function = function();
        try (Run run = new Run(function);
                ConfigurableApplicationContext application = start(function)) {
            for (List<Told> stage : stages) {
                for (Told event : stage) {
                    run.tell(event);
                }
                run.awaitHandled(application::isActive);
            }
            return new Result(run.outcome(state()), run.outputs(scenario().events()));
        }
    }

    private static ConfigurableApplicationContext start(FunctionUnderTest function) {
        return SpringApplication.run(
                function.configuration(), function.arguments(Map.of()).toArray(String[]::new));
    }

    /** Tells events one by one, each to a process that is killed with it, and has the next one finish what is left. */
    private Outcome killed(FunctionUnderTest function, Deaths deaths) throws Exception {
        begin();
        try (Run run = new Run(function);
                Succession processes = new Succession(function, 1 + deaths.moments())) {
            try {
                for (Death death : deaths.all()) {
                    die(death, processes, run);
                    run.awaitHandled(processes.present()::isAlive);
                }
            } catch (Exception | AssertionError e) {
                e.addSuppressed(new AssertionError(processes.said()));
                throw e;
            }
            return run.outcome(state());
        }
    }

    private static void die(Death death, Succession processes, Run run) throws Exception {
        death.moment().ifPresent(processes.present()::dieAt);
        run.tell(death.event());
        if (death.moment().isPresent()) {
            run.redeliver(processes.present().awaitDeath(death.moment() + " of " + death.event()));
            processes.next();
        }
    }

    private void requireAsExpected(Outcome outcome, Expectation expected) {
        requireConsistent(outcome);
        assertThat(Outcome.difference(lines(outcome), expected.lines()))
                .as("what is left behind (+) and is not (-), unlike after one orderly delivery. To have it again: -D%s=%d", SEED, seed)
                .isEmpty();
    }

    private void requireConsistent(Outcome outcome) {
        assertThat(outcome.contradictions())
                .as("events with the same id and different data. To have it again: -D%s=%d", SEED, seed)
                .isEmpty();
    }

    private List<String> lines(Outcome outcome) {
        return outcome.lines(begun, this::comparable);
    }
}
