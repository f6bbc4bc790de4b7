package com.nebengjek.local.assembly;

import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.RideSettled;
import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.jetstream.tracing.EventTracing;
import io.nats.client.Connection;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One ride, from request to receipt.
 *
 * @param nats of whoever speaks for the payment provider
 */
record Trip(Caller driving, Caller riding, Connection nats) {

    private static final String PICKUP = "{\"latitude\":-6.2,\"longitude\":106.8166}";
    private static final String DESTINATION = "{\"latitude\":-6.2,\"longitude\":106.8256}";

    /** The data of the receipt. */
    JsonNode ride() throws Exception {
        driving.say("beacon_update", "{\"is_active\":true,\"location\":%s}".formatted(PICKUP));
        at(driving, PICKUP);
        at(riding, PICKUP);
        riding.say(
                "finder_update",
                "{\"is_active\":true,\"location\":%s,\"target_location\":%s}".formatted(PICKUP, DESTINATION));
        String match = driving.hear("match_found").path("match_id").asString();
        driving.say("match_confirm", "{\"match_id\":\"%s\",\"status\":\"ACCEPTED\"}".formatted(match));
        String ride = driving.hear("ride_pickup").path("ride_id").asString();
        driving.say("ride_started", "{\"ride_id\":\"%s\"}".formatted(ride));
        driving.hear("ride_started");
        at(driving, PICKUP);
        at(driving, DESTINATION);
        driving.say("ride_arrived", "{\"ride_id\":\"%s\"}".formatted(ride));
        String payment = riding.hear("payment_request").path("payment_id").asString();
        riding.say("payment_processed", "{\"ride_id\":\"%s\",\"payment_id\":\"%s\"}".formatted(ride, payment));
        riding.hear("confirmed");
        settle(nats, UUID.fromString(ride), UUID.fromString(payment));
        return riding.hear("ride_completed");
    }

    private static void at(Caller who, String place) {
        String here = place.replace("}", ",\"timestamp\":\"" + Instant.now() + "\"}");
        who.say("location_update", "{\"location\":%s}".formatted(here));
        who.hear("location_stored");
    }

    /** The provider's word, in the trace in which it was asked. */
    private static void settle(Connection nats, UUID ride, UUID payment) throws IOException {
        String trace = TracedEverywhere.SPANS.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals("payment"))
                .map(span -> "00-%s-%s-01".formatted(span.getTraceId(), span.getSpanId()))
                .findFirst()
                .orElseThrow();
        RideSettled settled = new RideSettled(ride, payment, PaymentStatus.PAID, "reference");
        new JetStreamEventPublisher(nats, nats.jetStream(), EventTracing.PASS_THROUGH, Clock.systemUTC())
                .publish(new Publication(settled, UUID.randomUUID(), "/provider", null, null, trace))
                .block(Duration.ofSeconds(5));
    }
}
