package com.nebengjek.bench.coldstart;

import com.nebengjek.bench.BadArguments;
import com.nebengjek.database.Database;
import com.nebengjek.images.Acknowledgements;
import com.nebengjek.images.Application;
import com.nebengjek.images.Example;
import com.nebengjek.images.Surroundings;
import com.nebengjek.topology.ConsumerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A function that is scaled from zero.
 *
 * @param folder what its image holds
 * @param usesServers whether it needs Postgres or Redis
 */
record ColdFunction(String name, Path folder, boolean usesServers) {

    private static final Map<String, String> MODULES = Map.ofEntries(
            Map.entry("location-store", "location"),
            Map.entry("driver-availability", "match"),
            Map.entry("match-propose", "match"),
            Map.entry("match-decide", "match"),
            Map.entry("match-expire", "match"),
            Map.entry("ride-create", "ride"),
            Map.entry("ride-progress", "ride"),
            Map.entry("ride-meter", "ride"),
            Map.entry("payment", "payment"),
            Map.entry("client-notify", "notify"),
            Map.entry("client-state", "state"),
            Map.entry("earlier-clients", "compat"),
            Map.entry("earlier-subscribers", "compat"),
            Map.entry("message-compose", "message"),
            Map.entry("message-deliver", "message"),
            Map.entry("message-redeliver", "message"));
    private static final String WITHOUT_SERVERS = "client-notify";
    private static final List<String> CACHE = List.of("-XX:AOTCache=application.aot");
    private static final int EVENTS = 1_000;
    private static final int KILOBYTE = 1024;
    private static final Duration TO_HANDLE = Duration.ofSeconds(90);
    /** How soon it is noticed that a function has died. */
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    /** How long one start took, and what it used of a processor meanwhile. */
    record Start(long millis, long processorMillis) {}

    static List<String> names() {
        return MODULES.keySet().stream().sorted().toList();
    }

    /** @throws BadArguments when there is no such function, or its image was not prepared */
    static List<ColdFunction> named(List<String> names, Path images) {
        return names.stream().map(name -> named(name, images)).toList();
    }

    private static ColdFunction named(String name, Path images) {
        String module = MODULES.get(name);
        if (module == null) {
            throw new BadArguments("--functions: '%s' is no function that is scaled from zero: there are %s."
                    .formatted(name, String.join(", ", names())));
        }
        Path folder = images.resolve(module);
        if (!Files.exists(folder.resolve("application.aot"))) {
            throw new BadArguments("%s was not prepared: infra/images/prepare %s does it.".formatted(name, module));
        }
        return new ColdFunction(name, folder, !name.equals(WITHOUT_SERVERS));
    }

    ColdFigure measure(int runs, Surroundings surroundings, Path log) throws Exception {
        ConsumerSpec consumer = surroundings.consumersOf(name).getFirst();
        Example example = surroundings.examplesOf(consumer).getFirst();
        surroundings.clear();
        List<Start> starts = new ArrayList<>();
        // The first start also reads the image from the disk.
        for (int run = -1; run < runs; run++) {
            Start start = start(consumer, example, surroundings, log);
            if (run >= 0) {
                starts.add(start);
            }
        }
        long resident = resident(consumer, example, surroundings, log);
        return ColdFigure.of(starts, resident, megabytes(folder), usesServers);
    }

    private Start start(ConsumerSpec consumer, Example example, Surroundings surroundings, Path log) throws Exception {
        surroundings.publish(example);
        try (Acknowledgements acknowledgements = surroundings.acknowledgementsOf(consumer)) {
            long began = System.nanoTime();
            try (Application application = Application.start(folder, CACHE, environment(surroundings), log)) {
                awaitFirst(acknowledgements, consumer, application);
                long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
                Start start = new Start(millis, application.processorTime().toMillis());
                application.end();
                return start;
            }
        }
    }

    private long resident(ConsumerSpec consumer, Example example, Surroundings surroundings, Path log)
            throws Exception {
        try (Application application = Application.start(folder, CACHE, environment(surroundings), log)) {
            application.awaitReady();
            for (int i = 0; i < EVENTS; i++) {
                surroundings.publish(example);
            }
            surroundings.awaitHandledAll(consumer, application, TO_HANDLE);
            var status = RESIDENT.matcher(Files.readString(Path.of("/proc/" + application.pid() + "/status")));
            return status.find() ? Long.parseLong(status.group(1)) / KILOBYTE : 0;
        }
    }

    private static void awaitFirst(Acknowledgements acknowledgements, ConsumerSpec consumer, Application application)
            throws InterruptedException {
        long deadline = System.nanoTime() + TO_HANDLE.toNanos();
        while (!acknowledgements.awaitNext(LOOK)) {
            application.requireRunning();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(consumer.durable() + " has not handled what it was given within " + TO_HANDLE);
            }
        }
    }

    private Map<String, String> environment(Surroundings surroundings) {
        Map<String, String> environment = new HashMap<>(surroundings.environment(List.of(name)));
        environment.put("SPRING_R2DBC_USERNAME", Database.role(name));
        return environment;
    }

    private static long megabytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0).sum()
                    / KILOBYTE
                    / KILOBYTE;
        }
    }
}
