package com.nebengjek.events.catalogue;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an event, one of its properties or an enumeration means to somebody who reads the contract; becomes the schema's description. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Describe {

    String value();

    /**
     * What a property may be, as it stands in JSON but without quotation marks; empty means the example of the catalogue's
     * vocabulary.
     */
    String example() default "";
}
