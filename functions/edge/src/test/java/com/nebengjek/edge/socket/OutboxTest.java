package com.nebengjek.edge.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class OutboxTest {

    private final Outbox outbox = new Outbox(2);

    @Test
    void events_come_out_in_order() {
        outbox.offer(bytes("a"));
        outbox.offer(bytes("b"));
        outbox.end();

        StepVerifier.create(outbox.frames().map(OutboxTest::text)).expectNext("a", "b").verifyComplete();
    }

    @Test
    void one_event_too_many_is_not_taken() {
        assertThat(List.of(outbox.offer(bytes("a")), outbox.offer(bytes("b")), outbox.offer(bytes("c"))))
                .containsExactly(true, true, false);
    }

    @Test
    void what_was_read_makes_room() {
        StepVerifier.create(outbox.frames().map(OutboxTest::text), 0)
                .then(() -> IntStream.range(0, 2).forEach(i -> outbox.offer(bytes("a"))))
                .thenRequest(1)
                .expectNext("a")
                .then(() -> assertThat(outbox.offer(bytes("b"))).isTrue())
                .thenCancel()
                .verify();
    }

    @Test
    void of_a_position_only_the_latest_waits_and_keeps_its_place() {
        outbox.latest("ride", bytes("here"));
        outbox.offer(bytes("event"));
        outbox.latest("ride", bytes("there"));
        outbox.latest("other", bytes("elsewhere"));
        outbox.end();

        StepVerifier.create(outbox.frames().map(OutboxTest::text))
                .expectNext("there", "event", "elsewhere")
                .verifyComplete();
    }

    @Test
    void positions_take_no_room_from_events() {
        IntStream.range(0, 100).forEach(i -> outbox.latest("ride", bytes("here")));

        assertThat(outbox.offer(bytes("a"))).isTrue();
    }

    @Test
    void a_position_that_was_read_does_not_swallow_the_next_one() {
        StepVerifier.create(outbox.frames().map(OutboxTest::text))
                .then(() -> outbox.latest("ride", bytes("here")))
                .expectNext("here")
                .then(() -> outbox.latest("ride", bytes("there")))
                .expectNext("there")
                .thenCancel()
                .verify();
    }

    @Test
    void dropping_forgets_what_waits() {
        outbox.offer(bytes("a"));
        outbox.drop();

        StepVerifier.create(outbox.frames()).verifyComplete();
    }

    @Test
    void many_writers_lose_nothing() throws InterruptedException {
        Outbox large = new Outbox(4_000);
        CountDownLatch written = new CountDownLatch(4);
        List<String> read = new ArrayList<>();
        large.frames().map(OutboxTest::text).subscribe(read::add);

        for (int writer = 0; writer < 4; writer++) {
            Thread.ofVirtual().start(() -> {
                IntStream.range(0, 1_000).forEach(i -> large.offer(bytes("a")));
                written.countDown();
            });
        }
        written.await();

        assertThat(read).hasSize(4_000);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
