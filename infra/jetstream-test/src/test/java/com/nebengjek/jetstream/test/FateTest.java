package com.nebengjek.jetstream.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FateTest {

    private final AtomicInteger kills = new AtomicInteger();
    private final Fate fate = new Fate(kills::incrementAndGet);

    @Test
    void without_a_moment_everything_passes() {
        assertThat(fate.delivery("ack")).isTrue();
        assertThat(fate.answer()).isTrue();
        assertThat(fate.publish("inbox")).isTrue();
        assertThat(fate.reply("inbox")).isTrue();
        assertThat(fate.ack("ack")).isTrue();
        assertThat(fate.deliveries()).isEmpty();
    }

    @Test
    void the_dead_have_nothing_let_through_and_are_killed_once() {
        fate.at(Moment.ACK);
        fate.delivery("ack");
        assertThat(fate.ack("ack")).isFalse();
        assertThat(fate.anythingElse()).isFalse();
        assertThat(fate.delivery("other")).isFalse();
        assertThat(kills).hasValue(1);
    }

    @Test
    void what_was_not_acknowledged_is_known() {
        fate.delivery("one");
        fate.delivery("two");
        fate.ack("one");
        fate.at(Moment.ACK);
        fate.ack("two");
        assertThat(fate.deliveries()).containsExactly("two");
    }

    @Test
    void answers_count_from_the_delivery_on() {
        fate.at(Moment.SECOND_EFFECT);
        fate.answer();
        fate.delivery("ack");
        assertThat(fate.answer()).isTrue();
        assertThat(fate.answer()).isFalse();
    }

    @Test
    void a_handler_of_one_statement_dies_of_the_second_effect_before_it_publishes() {
        fate.at(Moment.SECOND_EFFECT);
        fate.delivery("ack");
        fate.answer();
        assertThat(fate.publish("inbox")).isFalse();
        assertThat(kills).hasValue(1);
    }

    @Test
    void of_several_publishes_one_gets_through_and_its_acknowledgement_does_not() {
        fate.at(Moment.PUBLISH_ACK);
        fate.delivery("ack");
        assertThat(fate.publish("one")).isTrue();
        assertThat(fate.publish("two")).isFalse();
        assertThat(kills).hasValue(0);
        assertThat(fate.reply("one")).isFalse();
        assertThat(kills).hasValue(1);
    }
}
