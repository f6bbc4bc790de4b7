package com.nebengjek.events.catalogue;

/**
 * The data of an event breaks its contract and always will: trying again cannot help.
 *
 * <p>{@link #getMessage()} names the field, what is wrong with its value and what would be right.
 */
public final class InvalidData extends RuntimeException {

    private final String field;

    public InvalidData(String field, String fault) {
        super(field.isEmpty() ? fault : field + ": " + fault, null, false, false);
        this.field = field;
    }

    /** The field at fault in its JSON spelling, nested ones with dots; empty when the data as a whole is at fault. */
    public String field() {
        return field;
    }
}
