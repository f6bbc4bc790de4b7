package com.nebengjek.jetstream.delivery;

import static com.nebengjek.jetstream.delivery.HeldEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.jetstream.delivery.HeldEvents.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private final List<List<String>> handled = new ArrayList<>();
    private final List<Event> failed = new ArrayList<>();
    private final Set<String> guilty = new HashSet<>();
    private CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
    private final Batches<Event> batches = new Batches<>(10, this::handle, (event, fault) -> failed.add(event));

    private CompletableFuture<Void> handle(List<Event> events) {
        List<String> inputs = events.stream().map(Event::input).toList();
        handled.add(inputs);
        return gate.thenRun(() -> {
            if (inputs.stream().anyMatch(guilty::contains)) {
                throw new IllegalStateException("guilty");
            }
        });
    }

    @Test
    void what_arrives_during_a_batch_is_the_next_batch() {
        gate = new CompletableFuture<>();
        batches.offer(event("a", "1"));
        batches.offer(event("b", "2"));
        batches.offer(event("c", "3"));

        gate.complete(null);

        assertThat(handled).containsExactly(List.of("1"), List.of("2", "3"));
    }

    @Test
    void a_failing_batch_is_split_until_the_guilty_event_is_alone() {
        guilty.add("3");
        offerTogether(event("a", "1"), event("b", "2"), event("c", "3"), event("d", "4"));

        assertThat(failed).extracting(Event::input).containsExactly("3");
        assertThat(handled).contains(List.of("1", "2"), List.of("3"), List.of("4"));
    }

    @Test
    void what_follows_a_failed_event_under_its_key_waits_for_its_end() {
        guilty.add("2");
        offerTogether(event("a", "1"), event("k", "2"), event("k", "3"), event("b", "4"));
        assertThat(handled.stream().flatMap(List::stream)).contains("1", "4");
        assertThat(handled).noneMatch(batch -> batch.equals(List.of("3")));

        batches.finished(failed.getFirst());

        assertThat(handled.getLast()).containsExactly("3");
    }

    private void offerTogether(Event... events) {
        gate = new CompletableFuture<>();
        batches.offer(event("first", "0"));
        for (Event each : events) {
            batches.offer(each);
        }
        CompletableFuture<Void> opening = gate;
        gate = CompletableFuture.completedFuture(null);
        opening.complete(null);
    }
}
