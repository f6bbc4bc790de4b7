package com.nebengjek.jetstream.binding;

import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.cloudevents.ContentEncoding;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import com.nebengjek.jetstream.delivery.Delivery;
import io.nats.client.impl.Headers;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON without envelope or headers, as clients of the earlier system publish it: what an event has to say of itself
 * follows from where it stands.
 *
 * <p>Its type is the one that the function takes from such a subject, with an id as last token or without. Its id is the
 * message id, or else its place in the stream and when it came there: the same whenever it is handed out again, and another
 * when the stream was emptied and begins anew.
 */
final class BareEvent {

    private static final String CLOUD_EVENTS = "application/cloudevents";

    private BareEvent() {}

    /** Empty when the message claims to be a CloudEvent, or stands where the function expects nothing. */
    static Optional<ReceivedEvent> of(Delivery delivery, Catalogue inputs) {
        Headers headers = delivery.headers();
        return headers != null && claimsToBeACloudEvent(headers)
                ? Optional.empty()
                : inputs.ofSubject(delivery.subject()).map(type -> read(delivery, headers, type));
    }

    private static boolean claimsToBeACloudEvent(Headers headers) {
        return headers.containsKey(EventHeaders.SPEC_VERSION)
                || headers.keySet().stream().anyMatch(name -> claims(name, headers.getFirst(name)));
    }

    private static boolean claims(String header, @Nullable String value) {
        return begins(header, EventHeaders.PREFIX)
                || header.equals(EventHeaders.MALFORMED)
                || header.equalsIgnoreCase(EventHeaders.CONTENT_TYPE) && value != null && begins(value, CLOUD_EVENTS);
    }

    private static boolean begins(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static ReceivedEvent read(Delivery delivery, @Nullable Headers headers, EventType<?> type) {
        return new ReceivedEvent(
                Map.of(
                        "specversion", "1.0",
                        "id", idOf(delivery, headers),
                        "source", "/streams/" + delivery.consumer().stream(),
                        "type", type.type(),
                        "time", delivery.published().toString()),
                ContentEncoding.unpacked(delivery.message()));
    }

    private static String idOf(Delivery delivery, @Nullable Headers headers) {
        String messageId = headers == null ? null : headers.getFirst(EventHeaders.MESSAGE_ID);
        return messageId == null
                ? "%d@%d".formatted(delivery.sequence(), delivery.published().toEpochMilli())
                : messageId;
    }
}
