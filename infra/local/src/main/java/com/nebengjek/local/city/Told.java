package com.nebengjek.local.city;

import com.nebengjek.events.ClientNotifyInput;
import com.nebengjek.events.MatchConfirmed;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RidePayment;
import com.nebengjek.events.RideStarted;
import com.nebengjek.events.catalogue.EventJson;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Frames by which people are told an event, and the event that each of them tells. */
final class Told {

    private static final Map<String, Class<? extends ClientNotifyInput>> EVENTS = Map.ofEntries(
            Map.entry("match_found", MatchProposal.class),
            Map.entry("match_accepted", MatchConfirmed.class),
            Map.entry("match_withdrawn", MatchWithdrawn.class),
            Map.entry("match_unmatched", MatchUnmatched.class),
            Map.entry("ride_pickup", RideCreated.class),
            Map.entry("ride_started", RideStarted.class),
            Map.entry("ride_arrived", RideArrived.class),
            Map.entry("ride_cancelled", RideCancelled.class),
            Map.entry("ride_completed", RideCompleted.class),
            Map.entry("payment_request", RidePayment.class),
            Map.entry("payment_pending", RidePayment.class),
            Map.entry("payment_processed", RidePayment.class));

    private Told() {}

    /** The event of a frame; empty when the frame tells none. */
    static Optional<ClientNotifyInput> event(String frame, JsonNode data) {
        Class<? extends ClientNotifyInput> type = EVENTS.get(frame);
        return type == null
                ? Optional.empty()
                : Optional.of(EventJson.mapper().treeToValue(data, type));
    }
}
