package com.nebengjek.jetstream.cloudevents;

import com.nebengjek.nats.GuardedDataPort;

/** Names of the headers an event travels with. */
public final class EventHeaders {

    /** What the name of every CloudEvents attribute and extension begins with in binary mode. */
    public static final String PREFIX = "ce-";

    public static final String SPEC_VERSION = PREFIX + "specversion";
    public static final String ID = PREFIX + "id";
    public static final String SOURCE = PREFIX + "source";
    public static final String TYPE = PREFIX + "type";
    public static final String SUBJECT = PREFIX + "subject";
    public static final String TIME = PREFIX + "time";
    public static final String DATA_CONTENT_TYPE = PREFIX + "datacontenttype";

    /** Events of one partition key are handled one after the other. */
    public static final String PARTITION_KEY = PREFIX + "partitionkey";

    /** Id of the request or ride that an event belongs to. */
    public static final String CORRELATION_ID = PREFIX + "correlationid";

    /** Id of the event that an event follows from. */
    public static final String CAUSATION_ID = PREFIX + "causationid";

    /** W3C trace context. */
    public static final String TRACE_PARENT = PREFIX + "traceparent";

    public static final String TRACE_STATE = PREFIX + "tracestate";

    /** Decides between binary and structured mode. */
    public static final String CONTENT_TYPE = "Content-Type";

    /** The content type of structured mode begins with it; alone it means JSON. */
    static final String STRUCTURED = "application/cloudevents";

    public static final String STRUCTURED_JSON = STRUCTURED + "+json";

    /** JetStream recognises a repeated publish by it. */
    public static final String MESSAGE_ID = "Nats-Msg-Id";

    /** The one consumer a replayed event is meant for; every other one acknowledges it unseen. */
    public static final String REPLAY_FOR = "replay-for";

    /** Says what was wrong with the headers of a message, in whose place it came. */
    public static final String MALFORMED = GuardedDataPort.MALFORMED;

    private EventHeaders() {}
}
