package com.nebengjek.contracts.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test whose events keep the contract of a type: its schema, unknown fields included, and the attributes that
 * CloudEvents asks for.
 *
 * <pre>{@code
 * @ConformsTo(MatchProposal.class)
 * void offers(Emitted events) {
 *     events.add(producer.offer(request));
 * }
 * }</pre>
 *
 * <p>The test fails, after it has ended, with a line for each event that does not, which names where it is, the field,
 * what is wrong with it and what to do; and when it has emitted nothing.
 */
@Documented
@Test
@ExtendWith(ConformsToExtension.class)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ConformsTo {

    /** The record of the event. */
    Class<? extends Record> value();
}
