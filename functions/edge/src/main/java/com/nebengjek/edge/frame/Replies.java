package com.nebengjek.edge.frame;

import com.nebengjek.events.catalogue.EventJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Frames that the edge itself has to say. */
public final class Replies {

    private Replies() {}

    /** A frame is refused; with no field when the frame as a whole is at fault. */
    public static Frame error(FrameRefused refused) {
        ObjectNode data = EventJson.mapper()
                .createObjectNode()
                .put("code", refused.code().code())
                .put("message", refused.getMessage());
        if (!refused.field().isEmpty()) {
            data.put("field", refused.field());
        }
        return new Frame("error", refused.frameId(), data);
    }

    /**
     * Ends a replay.
     *
     * @param recovered whether nothing is missing
     * @param replayed how many events were sent again
     */
    public static Frame resumed(@Nullable String frameId, boolean recovered, int replayed) {
        return new Frame(
                "resumed",
                frameId,
                EventJson.mapper().createObjectNode().put("recovered", recovered).put("replayed", replayed));
    }

    /** The position of a {@code location_update} is stored and can be found. */
    public static Frame locationStored(String frameId, byte[] stored) {
        return new Frame("location_stored", frameId, EventJson.mapper().readTree(stored));
    }
}
