package com.nebengjek.bench.faults;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that bills, and says when it is asked what it has done and what it costs. */
final class BillingProcess implements AutoCloseable {

    private static final String ANSWER = "facts ";
    private static final String READY = "ready";
    private static final Duration TO_START = Duration.ofSeconds(60);

    private final Process process;
    private final BufferedReader answers;

    private BillingProcess(Process process) {
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * What it has done since it began.
     *
     * @param handled events that became bills
     * @param ignored events of a type that it does not take
     * @param dead events that became dead letters
     * @param heap bytes in use after a collection
     */
    record Facts(long handled, long ignored, long dead, long heap) {

        private static Facts parse(String line) {
            String[] words = line.substring(ANSWER.length()).split(" ");
            return new Facts(
                    Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
        }
    }

    /** @param log what the process says is added there */
    static BillingProcess start(String url, String heap, Path log, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                BillingProcess.class.getName(),
                url,
                "--logging.threshold.console=off",
                "--logging.file.name=" + log));
        command.addAll(List.of(more));
        return new BillingProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    }

    /** Whether it has begun to work. */
    boolean isReady() throws IOException {
        return answers.ready();
    }

    /** @throws IllegalStateException when it does not begin to work in time */
    BillingProcess awaitReady() throws IOException, InterruptedException {
        if (!Billing.within(TO_START, this::isReady)) {
            throw new IllegalStateException("a process has not begun to work within " + TO_START);
        }
        return this;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    Facts facts() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(ANSWER)) {
                return Facts.parse(line);
            }
        }
        throw new IllegalStateException("The process ended before it was asked what it has done");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        MeterRegistry meters = BillingApplication.run(words.getFirst(), words.subList(1, words.size())).getBean(MeterRegistry.class);
        System.out.println(READY);
        Thread.ofPlatform().daemon().start(() -> answer(meters));
    }

    private static void answer(MeterRegistry meters) {
        try {
            while (System.in.read() >= 0) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                System.out.println(ANSWER + count(meters, "handled") + " " + count(meters, "ignored") + " "
                        + count(meters, "dead") + " " + (runtime.totalMemory() - runtime.freeMemory()));
            }
            // Whoever started this process is gone.
            System.exit(0);
        } catch (IOException gone) {
            System.exit(0);
        }
    }

    private static long count(MeterRegistry meters, String outcome) {
        return (long) meters.find("nebengjek.events.handled").tag("outcome", outcome).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
