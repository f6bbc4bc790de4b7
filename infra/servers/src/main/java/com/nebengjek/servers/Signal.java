package com.nebengjek.servers;

/** What a process can be told. */
public enum Signal {

    /** Postgres ends without waiting for its clients. A JVM on a leash does not hear it. */
    INT,

    /** End in good order, as a kubelet says it. */
    TERM,

    /** Die. */
    KILL
}
