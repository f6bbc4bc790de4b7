package com.nebengjek.edge.outbound;

import com.nebengjek.events.MatchConfirmed;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchRefused;
import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.PersonState;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RidePayment;
import com.nebengjek.events.RideRefused;
import com.nebengjek.events.RideStarted;
import com.nebengjek.events.ToldToPerson;
import com.nebengjek.events.catalogue.EventJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The data of a frame that tells an event: the event's own, and beside it the names that earlier clients read. */
final class FrameData {

    private FrameData() {}

    static ObjectNode of(ToldToPerson event, String eventId) {
        ObjectNode data = EventJson.mapper().valueToTree(event);
        switch (event) {
            case MatchProposal proposal -> match(data, "PENDING");
            case MatchConfirmed confirmed -> match(data, "ACCEPTED");
            case RideCreated created -> created(data);
            case RideStarted started -> ride(data);
            case RideArrived arrived -> ride(data);
            case RideCancelled cancelled -> ride(data);
            case RidePayment payment -> payment(data);
            case RideCompleted completed -> completed(data);
            case MatchRefused refused -> refused(data, eventId);
            case RideRefused refused -> refused(data, eventId);
            case MatchWithdrawn withdrawn -> {}
            case PersonState state -> {}
            case MatchUnmatched unmatched -> {}
        }
        return data;
    }

    private static void match(ObjectNode data, String status) {
        also(data, "location", data.get("pickup"));
        also(data, "target_location", data.get("destination"));
        data.put("match_status", status);
    }

    private static void created(ObjectNode data) {
        also(data, "created_at", data.get("at"));
        also(data, "updated_at", data.get("at"));
        data.put("total_cost", 0);
    }

    private static void ride(ObjectNode data) {
        data.get("ride").properties().forEach(each -> data.set(each.getKey(), each.getValue()));
    }

    private static void payment(ObjectNode data) {
        also(data, "total_cost", data.get("amount"));
        also(data, "qr_code_url", data.get("qr"));
    }

    private static void completed(ObjectNode data) {
        ride(data);
        ObjectNode payment = (ObjectNode) data.get("payment");
        also(payment, "adjusted_cost", payment.get("amount"));
    }

    /** The frame's own id may be that of the refused frame, so the event's stands in the data. */
    private static void refused(ObjectNode data, String eventId) {
        data.remove("user_id");
        data.put("event_id", eventId);
    }

    private static void also(ObjectNode data, String earlierName, @Nullable JsonNode value) {
        if (value != null) {
            data.set(earlierName, value);
        }
    }
}
