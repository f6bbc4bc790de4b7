package com.nebengjek.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortTest {

    private static final int MANY = 500;

    @Test
    void can_be_listened_on() throws IOException {
        int port = FreePort.next();
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    @Test
    void is_given_to_one_program_alone() throws IOException {
        Set<Integer> here = new HashSet<>(ports());
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        FreePortTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        List<Integer> there = other.inputReader().lines().map(Integer::valueOf).toList();

        assertThat(there).hasSize(MANY).doesNotContainAnyElementsOf(here);
    }

    private static List<Integer> ports() {
        return IntStream.range(0, MANY).mapToObj(each -> FreePort.next()).toList();
    }

    /** The other program: takes ports, too. */
    public static void main(String[] arguments) {
        ports().forEach(System.out::println);
    }
}
