package com.nebengjek.edge.cloudevent;

import com.nebengjek.events.Role;
import com.nebengjek.events.catalogue.EventType;
import java.util.List;
import java.util.Set;

/** The events that the edge takes as CloudEvents, as its code has them. */
public final class InboundEvents {

    /** An event, who may send it, and the code of data that breaks the schema. */
    public record Inbound(EventType<?> type, Set<Role> senders, String invalid) {}

    private InboundEvents() {}

    public static List<Inbound> all() {
        return Permission.ALL.stream()
                .map(permission -> new Inbound(
                        permission.type(), permission.speaker().roles(), permission.invalid().code()))
                .toList();
    }
}
