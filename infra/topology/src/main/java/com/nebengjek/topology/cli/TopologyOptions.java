package com.nebengjek.topology.cli;

import com.nebengjek.topology.Topology;
import com.nebengjek.topology.cli.Syntax.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which topology a command is about. */
final class TopologyOptions {

    static final Option FILE = new Option("--file", "FILE", "a topology of your own (the product's)");
    static final Option REPLICAS = new Option("--replicas", "N", "servers that keep each stream (as in the file)");
    static final Option WITH = new Option("--with", "NAMES", "optional functions that belong to it, separated by commas");

    private TopologyOptions() {}

    static Topology topology(Arguments arguments) throws IOException {
        Optional<Integer> replicas = arguments.number(REPLICAS, 1, 5);
        Set<String> wanted = arguments.text(WITH).map(names -> Set.copyOf(List.of(names.split(",")))).orElse(Set.of());
        Topology topology = arguments.text(FILE).isPresent()
                ? load(arguments.text(FILE).get(), wanted)
                : Topology.load(wanted);
        return replicas.map(topology::withReplicas).orElse(topology);
    }

    private static Topology load(String name, Set<String> wanted) throws IOException {
        Path file = Path.of(name);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new BadArguments("--file is '%s', which cannot be read: name a topology file.".formatted(name));
        }
        return Topology.load(file, wanted);
    }
}
