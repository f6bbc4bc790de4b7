package com.nebengjek.contracts;

import com.nebengjek.events.Events;
import com.nebengjek.events.catalogue.EventType;

/**
 * What the files of a type of event are named: {@code match.request.v1}, and {@code location.update.driver.v1} where
 * records of several entities share a CloudEvent type.
 */
public final class ContractName {

    private static final String PREFIX = "com.nebengjek.";

    private ContractName() {}

    public static String of(EventType<?> type) {
        return of(type, type.type());
    }

    /** The same of one of its versions, by its CloudEvent type. */
    public static String of(EventType<?> type, String version) {
        return of(version, isShared(version) ? type.entity() : "");
    }

    private static String of(String type, String entity) {
        String name = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
        int version = name.lastIndexOf('.');
        return entity.isEmpty() ? name : name.substring(0, version) + "." + entity + name.substring(version);
    }

    private static boolean isShared(String version) {
        return Events.catalogue().types().stream().filter(type -> type.isOrWas(version)).count() > 1;
    }
}
