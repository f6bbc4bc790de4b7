package com.nebengjek.message.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.events.MessageChannel;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideStarted;
import com.nebengjek.events.RideStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Ride RIDE =
            new Ride(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3), new UUID(0, 4), RideStatus.STARTED);
    private static final RideStarted STARTED = new RideStarted(RIDE, RIDE.driverId(), NOON);

    @Test
    void a_message_is_made_of_the_fields_of_its_event() {
        Draft draft = Template.of("hello", rule(true, MessageChannel.SMS, "Ride {{ride.ride_id}}", 9)).draft("event", STARTED, NOON);

        assertThat(draft.recipient()).isEqualTo(RIDE.passengerId().toString());
        assertThat(draft.content()).isEqualTo("Ride " + RIDE.rideId());
        assertThat(draft.collapseKey()).isEqualTo("c-" + RIDE.rideId());
        assertThat(draft.orderKey()).isEqualTo("o-" + RIDE.driverId());
        assertThat(draft.priority()).isEqualTo(9);
        assertThat(draft.createdAt()).isEqualTo(NOON);
        assertThat(draft.expiresAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(draft.metadata()).isEqualTo(new Draft.Origin("event", "hello"));
    }

    @Test
    void a_webhook_without_content_gets_the_event_about_its_aggregate() {
        Draft draft = Template.of(
                        "hook",
                        new RuleProperties.Rule(
                                "com.nebengjek.ride.started.v1", true, MessageChannel.WEBHOOK, null, null, 0, null, null, null))
                .draft("event", STARTED, NOON);

        assertThat(draft.recipient()).isEqualTo(RIDE.rideId().toString());
        assertThat(draft.content()).startsWith("{\"ride\":{\"ride_id\":\"" + RIDE.rideId());
        assertThat(draft.expiresAt()).isNull();
        assertThat(draft.collapseKey()).isNull();
        assertThat(draft.orderKey()).isNull();
    }

    @Test
    void a_rule_is_for_its_event_while_it_is_enabled() {
        RideCancelled other = new RideCancelled(RIDE, RIDE.driverId(), NOON);

        assertThat(Template.of("hello", rule(true, MessageChannel.SMS, "Hello", 0)).isFor(STARTED)).isTrue();
        assertThat(Template.of("hello", rule(true, MessageChannel.SMS, "Hello", 0)).isFor(other)).isFalse();
        assertThat(Template.of("hello", rule(false, MessageChannel.SMS, "Hello", 0)).isFor(STARTED)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10})
    void a_priority_has_one_digit(int priority) {
        assertThatThrownBy(() -> Template.of("hello", rule(true, MessageChannel.SMS, "Hello", priority)))
                .hasMessageContaining("rules.hello.priority")
                .hasMessageContaining("(was " + priority + ")");
    }

    @Test
    void a_text_to_a_person_says_something() {
        assertThatThrownBy(() -> Template.of("hello", rule(true, MessageChannel.SMS, null, 0)))
                .hasMessageContaining("rules.hello.content: says nothing");
    }

    private static RuleProperties.Rule rule(
            boolean enabled, MessageChannel channel, @Nullable String content, int priority) {
        return new RuleProperties.Rule(
                "com.nebengjek.ride.started.v1",
                enabled,
                channel,
                "ride.passenger_id",
                content,
                priority,
                Duration.ofSeconds(60),
                "c-{{ride.ride_id}}",
                "o-{{ride.driver_id}}");
    }
}
