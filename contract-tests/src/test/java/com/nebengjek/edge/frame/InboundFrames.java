package com.nebengjek.edge.frame;

import com.nebengjek.events.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The frames that the edge takes, as its code has them. */
public final class InboundFrames {

    /** A frame, who may send it, whether it is echoed, and the code of data that breaks the schema. */
    public record Inbound(String event, Set<Role> senders, boolean echoed, String invalid, ObjectNode schema) {}

    private InboundFrames() {}

    public static List<Inbound> all() {
        return Stream.of(ClientFrame.class.getPermittedSubclasses()).map(InboundFrames::of).toList();
    }

    private static Inbound of(Class<?> type) {
        try {
            ClientFrame<?> frame = (ClientFrame<?>) type.getDeclaredConstructor().newInstance();
            return new Inbound(
                    frame.event(), frame.senders(), frame.echoed(), frame.invalid().code(), frame.data().schema());
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(type + " cannot be made", fault);
        }
    }
}
