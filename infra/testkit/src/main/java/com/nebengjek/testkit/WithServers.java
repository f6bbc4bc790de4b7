package com.nebengjek.testkit;

import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a test class real servers of its own, as a parameter {@link TestServers} of its constructor or of any method:
 * a migrated database, a Redis database and a NATS account that no other class sees.
 *
 * <p>The servers behind them are started once and shared by all classes of a Maven run.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WithServersExtension.class)
public @interface WithServers {

    /** Whether the NATS account has the product's streams and consumers. */
    boolean topology() default true;

    /** Whether the servers are started for this class alone, so that it may stop, kill and restart them, or read what they count. */
    boolean dedicated() default false;

    /**
     * The version of a nats-server for this class alone, such as {@code 2.9.10}; empty for the one that all share. The
     * class is skipped where that version cannot be had.
     */
    String nats() default "";
}
