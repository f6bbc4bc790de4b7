package com.nebengjek.edge.socket;

/** Whether the edge takes new sockets: from its start until it begins to shut down. */
public final class Doors {

    private volatile boolean open = true;

    Doors() {}

    public boolean areOpen() {
        return open;
    }

    void shut() {
        open = false;
    }
}
