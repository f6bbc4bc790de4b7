package com.nebengjek.edge.socket;

import reactor.core.publisher.Sinks;

/** Doors, and people who stand in them. */
public final class OpenDoors {

    private final Doors doors = new Doors();
    private final Sinks.One<String> identified = Sinks.one();

    public Doors doors() {
        return doors;
    }

    public void somebodyWaits() {
        doors.whileWaiting(identified.asMono()).subscribe();
    }

    public void allAreIn() {
        identified.tryEmitValue("known");
    }
}
