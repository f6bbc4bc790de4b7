package com.nebengjek.testkit;

import com.nebengjek.servers.Directories;
import com.nebengjek.servers.NatsAddress;
import com.nebengjek.servers.NatsProgram;
import com.nebengjek.servers.Running;
import com.nebengjek.servers.ServerOptions;
import com.nebengjek.servers.ServersUnavailable;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A nats-server of a certain version for one class, which may do with it what it likes. */
record NatsOfVersion(Running<NatsAddress> running, Path data) implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int ACCOUNT = 1;

    /** Whether this machine has that version, or can get it. */
    static boolean available(String version) {
        return NatsProgram.ofVersion(version, System.out::println).isPresent();
    }

    static NatsOfVersion start(String version) {
        NatsProgram program = NatsProgram.ofVersion(version, System.out::println)
                .orElseThrow(() -> new ServersUnavailable("There is no nats-server " + version));
        Path data = Scratch.of(ProcessHandle.current()).resolve("nats-%s-%d".formatted(version, COUNT.incrementAndGet()));
        return new NatsOfVersion(program.start(ServerOptions.throwaway(data, ACCOUNT, System.out::println)), data);
    }

    TestNats seen() {
        NatsAddress address = running.address();
        return new TestNats(
                address.url(ACCOUNT), address.monitoringUrl(), NatsAddress.account(ACCOUNT), running.server());
    }

    @Override
    public void close() {
        running.close();
        Directories.delete(data);
    }
}
