package com.nebengjek.testkit;

import reactor.blockhound.BlockHound;

/**
 * Has every call that blocks an event loop fail, by BlockHound, but for what takes microseconds: the system's randomness
 * at a login, and locks that are held while something is queued, counted or given memory (a command for Redis, a message
 * for NATS, a wait, a call that went well, a line of the log, a buffer of Netty's).
 */
public final class NothingBlocks {

    private NothingBlocks() {}

    /** To be called before any event loop runs: one that already waits for work would be taken for blocked. */
    public static void install() {
        BlockHound.install(allowed -> allowed.allowBlockingCallsInside("com.ongres.scram.common.ScramFunctions", "nonce")
                .allowBlockingCallsInside("sun.security.provider.NativePRNG", "engineNextBytes")
                .allowBlockingCallsInside("io.lettuce.core.protocol.SharedLock", "incrementWriters")
                .allowBlockingCallsInside("io.lettuce.core.protocol.SharedLock", "decrementWriters")
                .allowBlockingCallsInside("io.lettuce.core.protocol.SharedLock", "doExclusive")
                .allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator", "allocate")
                .allowBlockingCallsInside("com.nebengjek.jetstream.publish.JetStreamEventPublisher", "send")
                .allowBlockingCallsInside("com.nebengjek.jetstream.delivery.Delivery", "end")
                .allowBlockingCallsInside("com.nebengjek.jetstream.delivery.Outage", "admits")
                .allowBlockingCallsInside("com.nebengjek.jetstream.delivery.Outage", "available")
                .allowBlockingCallsInside("com.nebengjek.jetstream.delivery.Outage", "unavailable")
                .allowBlockingCallsInside("ch.qos.logback.classic.Logger", "callAppenders")
                .allowBlockingCallsInside("java.util.concurrent.ScheduledThreadPoolExecutor", "schedule"));
    }
}
