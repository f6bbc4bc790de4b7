package com.nebengjek.bench;

import java.util.ArrayList;
import java.util.List;

/** The flags under which functions are measured: those of a function in production, and those that were asked for. */
public final class FunctionJvm {

    public static final Option MORE_FLAGS =
            new Option("--jvm", "FLAGS", "more flags for the JVMs that are measured, in one word (none)");

    private static final List<String> PRODUCTION = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private FunctionJvm() {}

    /** @param ofTheFunction what the chart's values say of it beside the flags of all */
    public static List<String> flags(Arguments arguments, String... ofTheFunction) {
        List<String> flags = new ArrayList<>(PRODUCTION);
        flags.addAll(List.of(ofTheFunction));
        arguments.text(MORE_FLAGS).ifPresent(more -> flags.addAll(List.of(more.split(" "))));
        return List.copyOf(flags);
    }
}
