package com.nebengjek.bench;

import java.util.ArrayList;
import java.util.List;

/** The flags under which functions are measured: those of a function in production, and those that were asked for. */
public final class FunctionJvm {

    public static final Option MORE_FLAGS =
            new Option("--jvm", "FLAGS", "more flags for the JVMs that are measured, in one word (none)");

    private static final List<String> PRODUCTION = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private FunctionJvm() {}

    public static List<String> flags(Arguments arguments) {
        List<String> flags = new ArrayList<>(PRODUCTION);
        arguments.text(MORE_FLAGS).ifPresent(more -> flags.addAll(List.of(more.split(" "))));
        return List.copyOf(flags);
    }
}
