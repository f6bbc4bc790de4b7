package com.nebengjek.images;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Commands of Docker. */
final class Docker {

    private Docker() {}

    /**
     * Runs an image as a cluster of the restricted profile does: without a user's name, capabilities, or a file system to
     * write to. It has the network of the machine.
     *
     * @param variables of the environment that it gets
     * @param more options
     */
    static List<String> run(String image, Collection<String> variables, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                "docker", "run", "--rm", "--network=host", "--read-only", "--tmpfs=/tmp", "--cap-drop=ALL",
                "--security-opt=no-new-privileges", "--user=10001:10001"));
        variables.forEach(variable -> command.addAll(List.of("--env", variable)));
        command.addAll(more);
        command.add(image);
        return command;
    }

    static List<String> readable(List<Path> files) {
        return files.stream()
                .flatMap(file -> Stream.of("--mount", "type=bind,readonly,source=%s,target=%s".formatted(file, file)))
                .toList();
    }
}
