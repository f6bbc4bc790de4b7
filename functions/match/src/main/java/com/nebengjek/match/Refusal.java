package com.nebengjek.match;

import com.nebengjek.events.MatchRefused;
import java.util.Locale;
import java.util.UUID;

/** The rules that may say no to a passenger or a driver. */
enum Refusal {
    REQUEST_OPEN("You are looking for a driver already. Cancel that request, then ask again with a new request_id."),
    RIDE_OPEN("You are on a ride. When it is paid or cancelled, ask again with a new request_id."),
    REQUEST_ID_TAKEN("This request_id belongs to another request. Ask again with a new one."),
    REQUEST_UNKNOWN("You have no such request. There is nothing to cancel."),
    REQUEST_MATCHED("A driver has taken your request. Cancel the ride instead."),
    REQUEST_OVER("This request ended without a driver. There is nothing to cancel."),
    OFFER_UNKNOWN("You have no such offer. Answer with the match_id of an offer made to you."),
    OFFER_ACCEPTED("You have accepted this offer. Cancel the ride instead."),
    OFFER_REJECTED("You have declined this offer. Wait for the next one."),
    OFFER_EXPIRED("The time to answer this offer is over. Wait for the next one."),
    OFFER_TAKEN("Another driver was faster. Wait for the next offer."),
    OFFER_CANCELLED("The passenger no longer looks for a driver. Wait for the next offer."),
    DRIVER_ON_RIDE("You are on another ride. Offers come again when you have arrived.");

    private final String message;

    Refusal(String message) {
        this.message = message;
    }

    /** Why an offer that is no longer open cannot be answered differently. */
    static Refusal ofAnswering(OfferStatus status) {
        return switch (status) {
            case ACCEPTED -> OFFER_ACCEPTED;
            case REJECTED -> OFFER_REJECTED;
            case EXPIRED -> OFFER_EXPIRED;
            case TAKEN -> OFFER_TAKEN;
            case CANCELLED -> OFFER_CANCELLED;
            case ON_ANOTHER_RIDE -> DRIVER_ON_RIDE;
            case OPEN -> throw new IllegalArgumentException("an open offer can be answered");
        };
    }

    /** What programs know the rule by, for ever: {@code offer-expired}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The refusal as an event to the person who asked; {@code of} is the id of the refused event. */
    MatchRefused to(UUID person, String of) {
        return new MatchRefused(person, of, code(), message);
    }
}
