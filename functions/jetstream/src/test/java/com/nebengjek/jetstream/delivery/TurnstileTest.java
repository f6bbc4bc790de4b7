package com.nebengjek.jetstream.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private final Turnstile turnstile = new Turnstile();
    private final List<String> log = new ArrayList<>();

    @Test
    void lone_work_waits_for_everybody_and_everybody_waits_for_it() {
        CompletableFuture<Void> lone = new CompletableFuture<>();
        turnstile.enter(() -> log.add("first"));
        turnstile.alone(() -> {
            log.add("lone");
            return lone;
        });
        turnstile.enter(() -> log.add("second"));
        assertThat(log).containsExactly("first");

        turnstile.leave();
        assertThat(log).containsExactly("first", "lone");

        lone.complete(null);
        assertThat(log).containsExactly("first", "lone", "second");
    }

    @Test
    void several_lone_works_go_one_after_the_other() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        turnstile.alone(() -> {
            log.add("one");
            return first;
        });
        turnstile.alone(() -> {
            log.add("two");
            return CompletableFuture.completedFuture(null);
        });
        assertThat(log).containsExactly("one");

        first.complete(null);

        assertThat(log).containsExactly("one", "two");
    }

    @Test
    void a_lone_failure_lets_the_others_in_again() {
        turnstile.alone(() -> CompletableFuture.failedFuture(new IllegalStateException("dead")));

        turnstile.enter(() -> log.add("after"));

        assertThat(log).containsExactly("after");
    }
}
