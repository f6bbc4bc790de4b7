package com.nebengjek.topology;

/** A topology file that cannot be used: where in the file, what is wrong with the value, and what to write instead. */
public final class InvalidTopology extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String path;

    InvalidTopology(String path, String fault, String remedy) {
        super("%s %s: %s".formatted(path, fault, remedy));
        this.path = path;
    }

    /** The place in the file, such as {@code streams.LOCATION.max-age}. */
    public String path() {
        return path;
    }
}
