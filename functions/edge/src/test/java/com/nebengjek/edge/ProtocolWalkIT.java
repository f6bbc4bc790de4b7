package com.nebengjek.edge;

import com.nebengjek.edge.Walk.Action;
import com.nebengjek.edge.Walk.Step;
import com.nebengjek.edge.auth.Person;
import com.nebengjek.events.Role;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random walks through the documented protocol, legal and illegal steps alike: the edge does what the document says. Other
 * walks in each run; {@code -Dwalk.seed=…} has a failed one again.
 */
@WithServers
class ProtocolWalkIT {

    private static final int WALKS = 8;
    private static final int STEPS = 40;
    private static final Duration TO_SHRINK = Duration.ofSeconds(60);

    private static Bus bus;
    private static Edge edge;

    @BeforeAll
    static void start(TestServers servers) throws Exception {
        bus = new Bus(servers.nats().connect());
        edge = Edge.start(servers, "frames.per-second=1000", "frames.burst=2000");
    }

    @AfterAll
    static void stop() {
        edge.close();
        bus.close();
    }

    static Stream<Long> seeds() {
        Long wanted = Long.getLong("walk.seed");
        return wanted == null ? LongStream.generate(new Random()::nextLong).limit(WALKS).boxed() : Stream.of(wanted);
    }

    @ParameterizedTest(name = "-Dwalk.seed={0}")
    @MethodSource("seeds")
    void the_edge_does_what_the_document_says(long seed) {
        List<Step> steps = steps(new Random(seed));
        Throwable fault = failure(seed, steps);
        if (fault != null) {
            List<Step> few = shrunk(seed, steps);
            throw new AssertionError(
                    "-Dwalk.seed=%d goes wrong; these steps of it suffice:%n%s"
                            .formatted(seed, few.stream().map(Step::toString).collect(Collectors.joining("\n"))),
                    fault);
        }
    }

    private static List<Step> steps(Random random) {
        return Stream.generate(() -> new Step(Action.values()[random.nextInt(Action.values().length)], random.nextLong()))
                .limit(STEPS)
                .toList();
    }

    private static Throwable failure(long seed, List<Step> steps) {
        Role role = seed % 2 == 0 ? Role.DRIVER : Role.PASSENGER;
        Person person = role == Role.DRIVER ? People.driver() : People.passenger();
        try (Walk walk = new Walk(edge, bus, person)) {
            steps.forEach(walk::take);
            return null;
        } catch (AssertionError | RuntimeException fault) {
            return fault;
        }
    }

    /** Without every step that it goes wrong without, too, as far as there is time to try. */
    private static List<Step> shrunk(long seed, List<Step> steps) {
        long end = System.nanoTime() + TO_SHRINK.toNanos();
        List<Step> left = new ArrayList<>(steps);
        for (int i = left.size() - 1; i >= 0 && System.nanoTime() < end; i--) {
            List<Step> fewer = new ArrayList<>(left);
            fewer.remove(i);
            if (failure(seed, fewer) != null) {
                left = fewer;
            }
        }
        return left;
    }
}
