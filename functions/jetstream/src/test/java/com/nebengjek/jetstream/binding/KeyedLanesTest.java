package com.nebengjek.jetstream.binding;

import static com.nebengjek.jetstream.binding.Deliveries.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.jetstream.binding.Delivery.Decoded;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyedLanesTest {

    private final List<Decoded> started = new ArrayList<>();
    private final KeyedLanes lanes = new KeyedLanes(started::add);

    @Test
    void events_of_one_key_wait_for_each_other() {
        Decoded first = event("a", "1");
        Decoded second = event("a", "2");

        lanes.offer(first);
        lanes.offer(second);
        assertThat(started).containsExactly(first);

        lanes.finished(first);
        assertThat(started).containsExactly(first, second);
    }

    @Test
    void events_of_different_keys_do_not_wait() {
        Decoded first = event("a", "1");
        Decoded second = event("b", "2");

        lanes.offer(first);
        lanes.offer(second);

        assertThat(started).containsExactly(first, second);
    }

    @Test
    void a_key_is_free_again_after_its_last_event() {
        Decoded first = event("a", "1");
        Decoded second = event("a", "2");

        lanes.offer(first);
        lanes.finished(first);
        lanes.offer(second);

        assertThat(started).containsExactly(first, second);
    }
}
