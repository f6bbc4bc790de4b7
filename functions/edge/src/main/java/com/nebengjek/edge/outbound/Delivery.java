package com.nebengjek.edge.outbound;

import com.nebengjek.edge.frame.Frame;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to a person.
 *
 * @param id of the event
 * @param frame that tells it
 * @param event as it came
 * @param ids of offers, requests and rides that the client learns from it
 * @param story what a command about one of them goes on with
 * @param answers id of the event that this one answers, if it is an answer
 */
public record Delivery(
        String id,
        Frame frame,
        ReceivedEvent event,
        List<String> ids,
        Story story,
        @Nullable String answers) {}
