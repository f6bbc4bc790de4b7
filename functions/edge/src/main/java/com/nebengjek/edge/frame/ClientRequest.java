package com.nebengjek.edge.frame;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client asks for with a frame. */
public sealed interface ClientRequest {

    /**
     * An event to publish.
     *
     * @param event a record of the catalogue
     * @param id of the event, derived from the frame
     * @param about the offer, request or ride that a command is about, if any: its trace goes on
     * @param answer confirms the frame once the event is published
     */
    record Publish(Record event, UUID id, @Nullable UUID about, Frame answer) implements ClientRequest {}

    /**
     * What was missed since an event.
     *
     * @param frameId of the frame that asks
     */
    record Resume(String lastEventId, @Nullable String frameId) implements ClientRequest {}
}
