package com.nebengjek.jetstream.binding;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** A process of its own that follows trips, now faster and now slower, and fails at some steps at first. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class FollowerProcess {

    private static final int HARD_STEP = 37;

    private final Set<TripMoved> failed = ConcurrentHashMap.newKeySet();

    @Bean
    Function<TripMoved, Mono<TripFollowed>> follow() {
        return moved -> Mono.delay(Duration.ofMillis(ThreadLocalRandom.current().nextInt(4)))
                .map(passed -> follow(moved));
    }

    private TripFollowed follow(TripMoved moved) {
        if (moved.step() % HARD_STEP == HARD_STEP - 1 && failed.add(moved)) {
            throw new IllegalStateException("a hard step");
        }
        return new TripFollowed(moved.rideId(), moved.step());
    }

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(FollowerProcess.class).web(WebApplicationType.NONE).run(arguments);
    }
}
