package com.nebengjek.events.catalogue;

/**
 * The data of an event breaks its contract and always will: trying again cannot help.
 *
 * <p>{@link #getMessage()} names the field, what is wrong with its value and what would be right.
 */
public final class InvalidData extends RuntimeException {

    private final String field;
    private final String fault;

    public InvalidData(String field, String fault) {
        super(field.isEmpty() ? fault : field + ": " + fault, null, false, false);
        this.field = field;
        this.fault = fault;
    }

    /** The same of data that is itself a part of something: {@code latitude} in {@code data} is {@code data.latitude}. */
    public InvalidData in(String parent) {
        return new InvalidData(field.isEmpty() ? parent : parent + "." + field, fault);
    }

    /** The field at fault in its JSON spelling, nested ones with dots; empty when the data as a whole is at fault. */
    public String field() {
        return field;
    }

    /** What is wrong with it, without the field's name. */
    public String fault() {
        return fault;
    }
}
