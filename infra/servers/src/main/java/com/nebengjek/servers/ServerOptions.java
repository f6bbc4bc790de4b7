package com.nebengjek.servers;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What servers are started with.
 *
 * @param data     where they keep their data and their logs
 * @param kept     whether data found there is used; else it is removed first
 * @param durable  whether an acknowledged write survives a power failure; slower
 * @param accounts how many NATS accounts there shall be; 0: one for everybody, without credentials
 * @param security who may come into NATS, and how; empty: everybody
 * @param report   is told, a line at a time, what takes long and which servers were taken
 */
public record ServerOptions(
        Path data,
        boolean kept,
        boolean durable,
        int accounts,
        Optional<NatsSecurity> security,
        Consumer<String> report) {

    /** Fast, forgetful servers for tests. */
    public static ServerOptions throwaway(Path data, int accounts, Consumer<String> report) {
        return new ServerOptions(data, false, false, accounts, Optional.empty(), report);
    }

    /** Servers whose data is worth something, reporting to standard output. */
    public static ServerOptions durable(Path data, boolean kept) {
        return new ServerOptions(data, kept, true, 0, Optional.empty(), System.out::println);
    }
}
