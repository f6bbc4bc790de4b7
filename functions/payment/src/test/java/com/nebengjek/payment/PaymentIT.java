package com.nebengjek.payment;

import com.nebengjek.events.PaymentOutput;
import com.nebengjek.events.RidePaid;
import com.nebengjek.events.RidePayment;
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

/** A test of the function on a real database. */
@WithServers(topology = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PaymentIT {

    static {
        NothingBlocks.install();
    }

    PaymentWorld world;

    @BeforeAll
    void open(TestServers servers) {
        world = new PaymentWorld(servers);
    }

    @AfterAll
    void close() {
        world.close();
    }

    static List<String> statuses(List<PaymentOutput> outputs) {
        return outputs.stream()
                .map(output -> switch (output) {
                    case RidePayment payment -> "payment " + payment.status();
                    case RidePaid paid -> "paid";
                    case RideRefused refused -> "refused " + refused.code();
                })
                .toList();
    }

    static <T> List<T> atOnce(int callers, IntFunction<T> call) {
        return Flux.range(0, callers)
                .flatMapSequential(
                        caller -> Mono.fromCallable(() -> call.apply(caller)).subscribeOn(Schedulers.boundedElastic()),
                        callers)
                .collectList()
                .block();
    }
}
