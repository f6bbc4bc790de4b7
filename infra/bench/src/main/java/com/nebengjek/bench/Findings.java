package com.nebengjek.bench;

import java.util.List;

/**
 * What a measurement found.
 *
 * @param machine where it was measured
 * @param figures all of it, for a program to read
 * @param missed the goals that were missed, a sentence each
 */
public record Findings(Machine machine, Object figures, List<String> missed) {

    /** What figures depend on. */
    public record Machine(int processors, String java, String system) {

        static Machine here() {
            return new Machine(
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.version().toString(),
                    System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        }
    }

    public static Findings of(Object figures, List<String> missed) {
        return new Findings(Machine.here(), figures, missed);
    }
}
