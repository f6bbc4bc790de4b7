package com.nebengjek.edge.frame;

import com.nebengjek.events.catalogue.InvalidData;
import org.jspecify.annotations.Nullable;

/** A frame that is not accepted, and why; the socket stays open. */
public final class FrameRefused extends RuntimeException {

    private final ErrorCode code;
    private final String field;
    private final @Nullable String frameId;

    public FrameRefused(@Nullable String frameId, ErrorCode code, String field, String message) {
        super(message, null, false, false);
        this.frameId = frameId;
        this.code = code;
        this.field = field;
    }

    static FrameRefused of(Frame frame, ErrorCode code, InvalidData fault) {
        return new FrameRefused(frame.id(), code, fault.field(), fault.getMessage());
    }

    /** The client's id of the frame, if that could be read. */
    public @Nullable String frameId() {
        return frameId;
    }

    public ErrorCode code() {
        return code;
    }

    /** The field at fault, nested ones with dots; empty when the frame as a whole is at fault. */
    public String field() {
        return field;
    }
}
