package com.nebengjek.testkit;

import com.nebengjek.servers.ServersUnavailable;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keeper, as test JVMs see it: whoever comes first starts it, the others find it. */
final class KeeperProcess {

    private static final List<String> LIGHT =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m");

    private final ProcessHandle run;
    private final String source;
    private final Path directory;

    KeeperProcess(ProcessHandle run, String source) {
        this.run = run;
        this.source = source;
        this.directory = Scratch.of(run);
    }

    /** The endpoints it keeps; it is started when there is none. */
    Endpoints endpoints() throws IOException {
        try (FileChannel channel = FileChannel.open(
                directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Held until the channel is closed.
            channel.lock();
            Optional<Endpoints> kept = Endpoints.in(directory);
            return kept.isPresent() ? kept.get() : started();
        }
    }

    private Endpoints started() throws IOException {
        Process process = new ProcessBuilder(command())
                .redirectError(directory.resolve("keeper.log").toFile())
                .start();
        awaitReady(process);
        return Endpoints.in(directory)
                .orElseThrow(() -> new ServersUnavailable("The keeper of the servers ended; see " + directory));
    }

    private List<String> command() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.of(
                        List.of(java),
                        LIGHT,
                        List.of("-cp", TestRun.classPath(), Keeper.class.getName(), "" + run.pid(), source))
                .flatMap(List::stream)
                .toList();
    }

    /** Passes on what it has to say, until it is ready; it says no more after that. */
    private static void awaitReady(Process process) throws IOException {
        StringBuilder said = new StringBuilder();
        try (BufferedReader report = process.inputReader()) {
            for (String line = report.readLine(); line != null; line = report.readLine()) {
                if (line.equals(Keeper.READY)) {
                    return;
                }
                System.out.println("[servers] " + line);
                said.append(line).append('\n');
            }
        }
        throw new ServersUnavailable("There are no servers for the tests. " + said);
    }
}
