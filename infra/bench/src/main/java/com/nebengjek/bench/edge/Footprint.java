package com.nebengjek.bench.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Memory in bytes.
 *
 * @param resident of a process, as {@code /proc} has it
 * @param kernel of all sockets of this machine: their structures and what waits in them
 */
record Footprint(long resident, long kernel) {

    private static final Set<String> OF_A_SOCKET =
            Set.of("TCP", "TCPv6", "sock_inode_cache", "filp", "eventpoll_epi", "eventpoll_pwq");
    private static final int PAGE = 4_096;

    static Footprint of(long pid) throws IOException {
        return new Footprint(resident(pid), structures() + waiting());
    }

    private static long resident(long pid) throws IOException {
        return lines("/proc/" + pid + "/status")
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    /** 0 where only root may know and this is somebody else. */
    private static long structures() throws IOException {
        Path slabs = Path.of("/proc/slabinfo");
        if (!Files.isReadable(slabs)) {
            return 0;
        }
        return lines(slabs.toString())
                .map(line -> line.split("\\s+"))
                .filter(slab -> OF_A_SOCKET.contains(slab[0]))
                .mapToLong(slab -> Long.parseLong(slab[1]) * Long.parseLong(slab[3]))
                .sum();
    }

    private static long waiting() throws IOException {
        return lines("/proc/net/sockstat")
                .filter(line -> line.startsWith("TCP:"))
                .mapToLong(line -> PAGE * Long.parseLong(line.replaceAll(".* mem ", "")))
                .sum();
    }

    private static Stream<String> lines(String file) throws IOException {
        return List.copyOf(Files.readAllLines(Path.of(file))).stream();
    }
}
