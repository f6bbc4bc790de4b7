package com.nebengjek.topology.cli;

import com.nebengjek.topology.Topology;
import com.nebengjek.topology.cli.Syntax.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which topology a command is about. */
final class TopologyOptions {

    static final Option FILE = new Option("--file", "FILE", "a topology of your own (the product's)");
    static final Option REPLICAS = new Option("--replicas", "N", "servers that keep each stream (as in the file)");

    private TopologyOptions() {}

    static Topology topology(Arguments arguments) throws IOException {
        Optional<Integer> replicas = arguments.number(REPLICAS, 1, 5);
        Topology topology =
                arguments.text(FILE).isPresent() ? load(arguments.text(FILE).get()) : Topology.load();
        return replicas.map(topology::withReplicas).orElse(topology);
    }

    private static Topology load(String name) throws IOException {
        Path file = Path.of(name);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new BadArguments("--file is '%s', which cannot be read: name a topology file.".formatted(name));
        }
        return Topology.load(file);
    }
}
