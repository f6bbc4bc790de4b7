package com.nebengjek.contracts;

import com.nebengjek.events.Events;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.topology.ConsumerSpec;
import com.nebengjek.topology.SubjectPattern;
import java.util.List;

/** The events that consumers get, by the filters of the topology. */
public final class Inputs {

    private Inputs() {}

    public static List<EventType<?>> of(ConsumerSpec consumer) {
        return Events.catalogue().types().stream().filter(type -> gets(consumer, type)).toList();
    }

    public static boolean gets(ConsumerSpec consumer, EventType<?> type) {
        SubjectPattern subjects = SubjectPattern.of(type.subjectPrefix() + ".>");
        return type.stream().equals(consumer.stream())
                && consumer.filters().stream().anyMatch(filter -> SubjectPattern.of(filter).covers(subjects));
    }
}
