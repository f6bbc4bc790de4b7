package com.nebengjek.ride;

import reactor.blockhound.BlockHound;

/** Makes a call fail that blocks an event loop. */
final class NothingBlocks {

    private NothingBlocks() {}

    /** To be called before any event loop runs: one that already waits for work would be taken for blocked. */
    static void install() {
        // The driver draws random bytes when it logs in, once a connection.
        BlockHound.install(login -> login.allowBlockingCallsInside("com.ongres.scram.common.ScramFunctions", "nonce"));
    }
}
