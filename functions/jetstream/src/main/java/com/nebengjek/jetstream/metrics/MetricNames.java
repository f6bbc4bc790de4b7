package com.nebengjek.jetstream.metrics;

/** The names of all metrics; the README has a table of them with units and tags. */
public final class MetricNames {

    public static final String DELIVERED = "nebengjek.events.delivered";
    public static final String REDELIVERED = "nebengjek.events.redelivered";
    public static final String HANDLED = "nebengjek.events.handled";
    public static final String ANSWERED = "nebengjek.events.answered";
    public static final String AGE = "nebengjek.events.age";
    public static final String IN_FLIGHT = "nebengjek.events.in.flight";
    public static final String WAITING = "nebengjek.events.waiting";
    public static final String PUBLISHED = "nebengjek.events.published";
    public static final String PUBLISH_TIME = "nebengjek.publish.time";
    public static final String HANDLER_TIME = "nebengjek.handler.time";
    public static final String FETCH_WAIT = "nebengjek.fetch.wait";
    public static final String BREAKER_STATE = "nebengjek.breaker.state";
    public static final String STREAM_BYTES = "nebengjek.stream.bytes";
    public static final String STREAM_MESSAGES = "nebengjek.stream.messages";
    public static final String CONSUMER_PENDING = "nebengjek.consumer.pending";
    public static final String CONSUMER_ACK_PENDING = "nebengjek.consumer.ack.pending";
    public static final String HTTP_TIME = "nebengjek.http.time";

    private MetricNames() {}
}
