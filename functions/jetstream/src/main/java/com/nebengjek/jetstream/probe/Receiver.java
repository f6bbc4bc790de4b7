package com.nebengjek.jetstream.probe;

import com.nebengjek.jetstream.probe.Route.Answer;
import java.util.List;
import java.util.Map;

/** Takes what is posted to {@code /}. */
public interface Receiver {

    /** Called once before the first request; what it throws stops the start. */
    default void open() {}

    /**
     * Takes a request, on a thread that may wait.
     *
     * @param headers each with all its values
     */
    Answer receive(Map<String, List<String>> headers, byte[] body);
}
