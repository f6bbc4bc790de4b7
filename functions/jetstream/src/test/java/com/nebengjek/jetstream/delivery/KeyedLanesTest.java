package com.nebengjek.jetstream.delivery;

import static com.nebengjek.jetstream.delivery.HeldEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.jetstream.delivery.HeldEvents.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyedLanesTest {

    private final List<Event> started = new ArrayList<>();
    private final KeyedLanes<Event> lanes = new KeyedLanes<>(started::add);

    @Test
    void events_of_one_key_wait_for_each_other() {
        Event first = event("a", "1");
        Event second = event("a", "2");

        lanes.offer(first);
        lanes.offer(second);
        assertThat(started).containsExactly(first);

        lanes.finished(first);
        assertThat(started).containsExactly(first, second);
    }

    @Test
    void events_of_different_keys_do_not_wait() {
        Event first = event("a", "1");
        Event second = event("b", "2");

        lanes.offer(first);
        lanes.offer(second);

        assertThat(started).containsExactly(first, second);
    }

    @Test
    void a_key_is_free_again_after_its_last_event() {
        Event first = event("a", "1");
        Event second = event("a", "2");

        lanes.offer(first);
        lanes.finished(first);
        lanes.offer(second);

        assertThat(started).containsExactly(first, second);
    }
}
