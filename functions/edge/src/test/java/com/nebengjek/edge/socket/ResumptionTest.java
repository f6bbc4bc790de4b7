package com.nebengjek.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.edge.frame.Frame;
import com.nebengjek.edge.outbound.Delivery;
import com.nebengjek.edge.outbound.Story;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResumptionTest {

    private final Resumption resumption = new Resumption(2);
    private final List<String> sent = new ArrayList<>();

    @Test
    void live_events_wait_for_what_was_missed() {
        resumption.live(event("c"));
        release("a", "b");

        assertThat(sent).containsExactly("a", "b", "end", "c");
    }

    @Test
    void an_event_that_was_missed_and_came_live_is_sent_once() {
        resumption.live(event("b"));
        release("a", "b");

        assertThat(sent).containsExactly("a", "b", "end");
        assertThat(resumption.live(event("a"))).isEqualTo(Resumption.Live.TAKEN);
        assertThat(resumption.live(event("c"))).isEqualTo(Resumption.Live.PASS);
    }

    @Test
    void more_live_events_than_can_wait_are_an_overflow() {
        resumption.live(event("a"));
        resumption.live(event("b"));

        assertThat(resumption.live(event("c"))).isEqualTo(Resumption.Live.OVERFLOW);
    }

    private void release(String... missed) {
        resumption.release(
                Arrays.stream(missed).map(ResumptionTest::event).toList(),
                delivery -> sent.add(delivery.id()),
                () -> sent.add("end"));
    }

    private static Delivery event(String id) {
        Frame frame = new Frame("ride_pickup", id, EventJson.mapper().createObjectNode());
        return new Delivery(id, frame, new ReceivedEvent(Map.of(), new byte[0]), List.of(), Story.NEW, null);
    }
}
