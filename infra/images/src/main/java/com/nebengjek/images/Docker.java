package com.nebengjek.images;

import java.nio.file.Path;
import java.util.List;

/** Commands of Docker. */
final class Docker {

    private Docker() {}

    /** Ends with the name of the image. */
    static List<String> run(String image) {
        return List.of(
                "docker", "run", "--rm", "--network=host", "--read-only", "--tmpfs=/tmp", "--cap-drop=ALL",
                "--security-opt=no-new-privileges", "--user=10001:10001", image);
    }

    static List<String> readable(Path file) {
        return List.of("--mount", "type=bind,readonly,source=%s,target=%s".formatted(file, file));
    }
}
