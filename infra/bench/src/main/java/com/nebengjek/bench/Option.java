package com.nebengjek.bench;

/** An option of a measurement; each takes a value. */
public record Option(String name, String value, String summary) {

    String usage() {
        return name + " " + value;
    }
}
