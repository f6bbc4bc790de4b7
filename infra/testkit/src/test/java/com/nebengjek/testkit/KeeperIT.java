package com.nebengjek.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A process that does nothing stands for Maven, so that it can be killed. */
class KeeperIT {

    private static final Duration SOON = Duration.ofMinutes(2);

    private Process run;

    @BeforeEach
    void begin_a_run() throws IOException {
        run = new ProcessBuilder("cat").start();
    }

    @AfterEach
    void end_the_run() {
        run.destroyForcibly();
    }

    @Test
    void a_killed_run_leaves_nothing_behind() throws Exception {
        Endpoints endpoints = keeper().endpoints();
        ProcessHandle keeper = ProcessHandle.of(endpoints.keeper()).orElseThrow();
        List<ProcessHandle> all = Stream.concat(Stream.of(keeper), keeper.descendants()).toList();
        Path files = Scratch.of(run.toHandle());

        run.destroyForcibly();

        assertThat(all).hasSizeGreaterThan(6);
        await().atMost(SOON).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(files).doesNotExist();
        assertThat(files.resolveSibling(files.getFileName().toString().replace("" + run.pid(), "" + keeper.pid())))
                .doesNotExist();
    }

    @Test
    void a_killed_keeper_takes_its_servers_along_and_is_replaced() throws Exception {
        Endpoints first = keeper().endpoints();
        ProcessHandle keeper = ProcessHandle.of(first.keeper()).orElseThrow();
        List<ProcessHandle> servers = keeper.descendants().toList();

        keeper.destroyForcibly();
        await().atMost(SOON).until(() -> servers.stream().noneMatch(ProcessHandle::isAlive));

        assertThat(keeper().endpoints().keeper()).isNotEqualTo(first.keeper());
    }

    @Test
    void processes_that_ask_at_the_same_time_find_the_same_keeper() throws Exception {
        Process one = ask();
        Process other = ask();
        assertThat(answer(one)).isEqualTo(answer(other));
    }

    @Test
    void a_source_that_is_unknown_is_refused_by_its_name() {
        KeeperProcess keeper = new KeeperProcess(run.toHandle(), "cloud");
        assertThatThrownBy(keeper::endpoints).hasMessageContaining("servers=cloud");
    }

    private KeeperProcess keeper() {
        return new KeeperProcess(run.toHandle(), "local");
    }

    private Process ask() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", TestRun.classPath(), AskForKeeper.class.getName(), "" + run.pid())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String answer(Process process) throws IOException {
        try (BufferedReader reader = process.inputReader()) {
            return reader.lines().filter(line -> line.startsWith(AskForKeeper.KEEPER)).findFirst().orElseThrow();
        }
    }
}
