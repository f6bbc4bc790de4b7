package com.nebengjek.contracts.verify;

import org.jspecify.annotations.Nullable;

/**
 * What is to be said of one event.
 *
 * @param place where it was found
 * @param type its CloudEvent type, empty when it could not be read
 * @param id its CloudEvent id, empty when it could not be read
 * @param fault what is wrong with it; null when it keeps its contract
 */
public record Verdict(String place, String type, String id, @Nullable Fault fault) {

    /**
     * What is wrong with an event.
     *
     * @param field the attribute, or the field of the data as {@code data.pickup.latitude}; empty when all of it is wrong
     * @param message what is wrong with its value
     * @param remedy what to do
     */
    public record Fault(String field, String message, String remedy) {

        @Override
        public String toString() {
            return (field.isEmpty() ? message : field + " " + message) + ": " + remedy;
        }
    }

    public boolean conforms() {
        return fault == null;
    }
}
