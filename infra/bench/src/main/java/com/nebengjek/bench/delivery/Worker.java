package com.nebengjek.bench.delivery;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A process that does the work in one of two ways and says, whenever asked, what it has cost so far. */
final class Worker implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;

    private Worker(Process process) {
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Processor time in nanoseconds and bytes allocated since the process began. */
    record Cost(long cpuNanos, long allocatedBytes) {

        static final Cost NONE = new Cost(0, 0);

        Cost minus(Cost earlier) {
            return new Cost(cpuNanos - earlier.cpuNanos, allocatedBytes - earlier.allocatedBytes);
        }

        Cost plus(Cost other) {
            return new Cost(cpuNanos + other.cpuNanos, allocatedBytes + other.allocatedBytes);
        }
    }

    static Worker start(Way way, String url, List<String> jvm, int batch) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Worker.class.getName()));
        command.addAll(List.of(way.name(), url, Integer.toString(batch)));
        return new Worker(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    Cost cost() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith("cost ")) {
                    String[] parts = line.split(" ");
                    return new Cost(Long.parseLong(parts[1]), Long.parseLong(parts[2]));
                }
            }
            throw new IllegalStateException("The worker ended before it was asked for its cost");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    public static void main(String[] arguments) throws Exception {
        Way way = Way.valueOf(arguments[0]);
        Thread.ofPlatform().daemon().start(Worker::answer);
        switch (way) {
            case LOOP -> HandWrittenLoop.run(arguments[1], Integer.parseInt(arguments[2]));
            case FUNCTION -> FunctionApplication.run(arguments[1], Integer.parseInt(arguments[2]));
        }
    }

    /** Answers until nobody is there to ask: then there is nothing to do either. */
    private static void answer() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try {
            while (System.in.read() >= 0) {
                System.out.println(
                        "cost " + system.getProcessCpuTime() + " " + threads.getTotalThreadAllocatedBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }
}
