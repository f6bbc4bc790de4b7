package com.nebengjek.bench.scaling;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.bench.Measure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code infra/measure scaling} leaves behind when somebody has had enough of it. */
class InterruptedMeasurementIT {

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 6, unit = MINUTES)
    void a_measurement_that_is_told_to_end_takes_its_processes_with_it() throws Exception {
        end(Process::destroy);
    }

    @Test
    @Timeout(value = 6, unit = MINUTES)
    void a_measurement_that_is_killed_takes_its_processes_with_it() throws Exception {
        end(Process::destroyForcibly);
    }

    private void end(Consumer<Process> way) throws Exception {
        Path said = folder.resolve("said");
        Process measurement = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + folder,
                        "-Dstdout.encoding=UTF-8",
                        "-Dnebengjek.home=" + Path.of("..").toAbsolutePath().normalize(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Measure.class.getName(),
                        "scaling",
                        "--only",
                        "first-ride",
                        "--from",
                        "class-path")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            await("the first process of a function")
                    .atMost(3, MINUTES)
                    .until(() -> Files.readString(said).contains("0 → 1") || !measurement.isAlive());
            assertThat(measurement.isAlive()).as(Files.readString(said)).isTrue();
            List<ProcessHandle> processes = measurement.descendants().toList();

            way.accept(measurement);

            assertThat(measurement.waitFor(1, MINUTES)).as("ends").isTrue();
            await("the processes to end").atMost(1, MINUTES).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(processes).hasSizeGreaterThan(3);
        } finally {
            measurement.descendants().forEach(ProcessHandle::destroyForcibly);
            measurement.destroyForcibly();
        }
    }
}
