package com.nebengjek.ride;

import com.nebengjek.events.RideProgressOutput;
import com.nebengjek.events.RideRefused;
import com.nebengjek.testkit.NothingBlocks;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A test of the functions on real servers. */
@WithServers(topology = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RideIT {

    static {
        NothingBlocks.install();
    }

    RideWorld world;

    @BeforeAll
    void open(TestServers servers) {
        world = new RideWorld(servers);
    }

    @AfterAll
    void close() {
        world.close();
    }

    /** What each of so many callers gets when all call together. */
    static <T> List<T> atOnce(int callers, IntFunction<T> call) {
        return Flux.range(0, callers)
                .flatMapSequential(
                        caller -> Mono.fromCallable(() -> call.apply(caller)).subscribeOn(Schedulers.boundedElastic()),
                        callers)
                .collectList()
                .block();
    }

    /** The codes of the refusals among what was told. */
    static List<String> codes(List<RideProgressOutput> outputs) {
        return outputs.stream()
                .filter(RideRefused.class::isInstance)
                .map(refused -> ((RideRefused) refused).code())
                .toList();
    }
}
