package com.nebengjek.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeashedProcessIT {

    private static final Duration SOON = Duration.ofMinutes(2);

    /** A program with one on its leash. */
    static final class Holder {

        public static void main(String[] unused) throws IOException {
            LeashedProcess.start(idle(), Signal.KILL).awaitEnd();
        }
    }

    @Test
    void it_ends_when_its_holder_is_killed() throws Exception {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Holder.class.getName())
                .inheritIO()
                .start();
        try {
            await().atMost(SOON).until(() -> holder.descendants().anyMatch(LeashedProcessIT::isIdle));
            List<ProcessHandle> all = holder.descendants().toList();

            holder.destroyForcibly();

            await().atMost(SOON).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            holder.descendants().forEach(ProcessHandle::destroyForcibly);
            holder.destroyForcibly();
        }
    }

    @Test
    void it_hears_a_signal_however_early() throws IOException {
        // One of some is told before it has begun.
        for (int i = 0; i < 20; i++) {
            LeashedProcess process = LeashedProcess.start(idle(), Signal.KILL);
            try {
                process.signal(Signal.TERM);
                await().atMost(SOON).until(() -> !process.isAlive());
            } finally {
                process.stop();
            }
        }
    }

    @Test
    void its_processor_time_is_that_of_the_program() throws IOException {
        LeashedProcess busy = LeashedProcess.start(new ProcessBuilder("sh", "-c", "while :; do :; done"), Signal.KILL);
        try {
            await().atMost(SOON).until(() -> busy.processorTime().toMillis() > 100);
        } finally {
            busy.stop();
        }
    }

    @Test
    void its_number_and_its_status_are_those_of_the_program() throws Exception {
        LeashedProcess process = LeashedProcess.start(idle(), Signal.KILL);
        try {
            await().atMost(SOON).ignoreExceptions().until(() -> isIdle(ProcessHandle.of(process.pid()).orElseThrow()));
            process.signal(Signal.TERM);
            assertThat(process.awaitEnd(SOON)).isTrue();
            assertThat(process.awaitEnd()).isEqualTo(128 + 15);
            assertThatThrownBy(process::pid).hasMessageContaining("does not run");
        } finally {
            process.stop();
        }
    }

    private static ProcessBuilder idle() {
        return new ProcessBuilder("sleep", "600");
    }

    private static boolean isIdle(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("sleep");
    }
}
