package com.nebengjek.events.catalogue;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a record as an event. Everything that travels with the event is derived from this and from the record.
 *
 * <p>{@link #subject()} is a NATS subject of four tokens, {@code service.action.entity.{id}}; the last one names a
 * property of the data in its JSON spelling, nested ones with dots: {@code ride.started.trip.{ride.ride_id}}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Event {

    /** The NATS subject with its id as a placeholder: {@code match.request.passenger.{passenger_id}}. */
    String subject();

    /** The property that events are kept in order by, in its JSON spelling; the subject's id when left empty. */
    String key() default "";

    /** The property that names the request or ride the event belongs to; the partition key when left empty. */
    String correlation() default "";

    /** The stream that keeps the event; empty for an event that is only passed on to who listens at that moment. */
    String stream() default "";

    /** The CloudEvent type; {@code com.nebengjek.{service}.{action}.v1} when left empty. */
    String type() default "";

    /**
     * How events of earlier versions become this one, the oldest first: what one makes, the next one takes. Publishers may go
     * on with an earlier version for as long as its upcaster is here.
     */
    Class<? extends Upcaster>[] upcasts() default {};
}
