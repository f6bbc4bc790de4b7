package com.nebengjek.local.provider;

import com.nebengjek.provider.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The simulated provider, from its start to its end. */
public final class ProviderProcess implements AutoCloseable {

    /** Ctrl-C in a terminal reaches all programs there; this one is needed until the rides have ended. */
    private static final List<String> DEAF_TO_INTERRUPTS = List.of("/bin/sh", "-c", "trap '' HUP INT; exec \"$@\"", "sh");

    private static final List<String> LIGHT =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx64m");

    private final Process process;
    private final ProviderAccess access;

    private ProviderProcess(Process process, ProviderAccess access) {
        this.process = process;
        this.access = access;
    }

    /**
     * Starts it, and returns when it listens. It ends when it is closed, or this program ends in whichever way.
     *
     * @param api what it calls when a charge is decided
     * @param seed what goes wrong with it follows from
     * @param log where it says what it cannot do
     * @throws IllegalStateException when it does not start
     */
    public static ProviderProcess start(URI api, long seed, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        String key = UUID.randomUUID().toString();
        String secret = UUID.randomUUID().toString();
        ProcessBuilder builder = new ProcessBuilder(command(api.resolve("/payments/callback"), seed))
                .redirectError(log.toFile());
        builder.environment().put("PAYMENT_PROVIDER_KEY", key);
        builder.environment().put("PAYMENT_CALLBACK_SECRET", secret);
        Process process = builder.start();
        return new ProviderProcess(process, new ProviderAccess(urlOf(process, log), key, secret));
    }

    private static List<String> command(URI callback, long seed) {
        return Stream.of(
                        DEAF_TO_INTERRUPTS,
                        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                        LIGHT,
                        List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()),
                        List.of("--callback", callback.toString(), "--seed", Long.toString(seed)))
                .flatMap(List::stream)
                .toList();
    }

    /** It prints where it listens, or ends. */
    private static URI urlOf(Process process, Path log) throws IOException {
        BufferedReader said = process.inputReader();
        String url = said.readLine();
        if (url == null) {
            throw new IllegalStateException("The payment provider has not started: see " + log);
        }
        return URI.create(url);
    }

    public ProviderAccess access() {
        return access;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
