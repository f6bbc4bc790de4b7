package com.nebengjek.topology.dead;

/** Sequences from one to another, both included. */
public record SequenceRange(long first, long last) {

    boolean contains(long sequence) {
        return first <= sequence && sequence <= last;
    }
}
