package com.nebengjek.jetstream.test;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A function in a process of its own that is killed ({@code kill -9}) at a given moment. */
final class MortalProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final List<String> LIGHT = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xmx256m",
            // What it runs is checked wherever else it runs; here it is a sixth of the start.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Fate fate = new Fate(this::kill);
    private final List<Relay> relays = new ArrayList<>();
    private final StringBuffer said = new StringBuffer();
    private final NatsRelay nats;
    private final Process process;

    /** Starts it; it gets no events before {@link #admit}. */
    MortalProcess(FunctionUnderTest function) throws IOException {
        Map<Address, Address> instead = new HashMap<>();
        nats = new NatsRelay(function.natsAddress(), fate);
        relays.add(nats);
        instead.put(function.natsAddress(), nats.address());
        for (Address database : function.databases()) {
            Relay relay = new DatabaseRelay(database, fate);
            relays.add(relay);
            instead.put(database, relay.address());
        }
        relays.forEach(Relay::open);
        process = new ProcessBuilder(command(function, instead)).redirectErrorStream(true).start();
        // Not a virtual one: to read from a process occupies its carrier, which the relays need.
        Thread.ofPlatform().daemon().start(this::listen);
    }

    private static List<String> command(FunctionUnderTest function, Map<Address, Address> instead) {
        return Stream.of(
                        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                        LIGHT,
                        List.of("-cp", classPath(), FunctionProcess.class.getName()),
                        List.of(function.configuration().getName()),
                        function.arguments(instead))
                .flatMap(Collection::stream)
                .toList();
    }

    /** The class path of the tests; Maven hides it behind a jar. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private void listen() {
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(line -> said.append(line).append('\n'));
        } catch (RuntimeException | IOException ended) {
            // Killed in the middle of a line.
        }
    }

    void admit() throws IOException {
        nats.admit();
    }

    void dieAt(Moment moment) {
        fate.at(moment);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String said() {
        return said.toString();
    }

    /** Waits for its death and gives what it was handed and has not acknowledged. */
    Collection<String> awaitDeath(String event) {
        Awaitility.await("the process to be killed at its moment with " + event)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !process.isAlive());
        if (!fate.isDead()) {
            throw new AssertionError("The process of the function has ended by itself:\n" + said);
        }
        return fate.deliveries();
    }

    private void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
        relays.forEach(Relay::close);
    }
}
