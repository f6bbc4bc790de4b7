package com.nebengjek.topology.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The operands that a command needs, in their order, and the options that it may be given. */
record Syntax(List<String> operands, List<Option> options) {

    /**
     * An option.
     *
     * @param value what its value is called; empty when it takes none
     */
    record Option(String name, String value, String summary) {

        boolean takesValue() {
            return !value.isEmpty();
        }

        String usage() {
            return takesValue() ? name + " " + value : name;
        }
    }

    static final Syntax NOTHING = new Syntax(List.of(), List.of());

    static final Option OUTPUT = new Option("--output", "json|table", "how the answer is written (table)");
    static final Option SERVER =
            new Option("--server", "URL", "the NATS server; else NATS_URL, else the one of infra/run");
    static final Option HELP = new Option("--help", "", "what the command takes");

    static final Option DOMAIN = new Option("--domain", "NAME", "the JetStream domain; else JETSTREAM_DOMAIN");

    private static final List<Option> COMMON = List.of(SERVER, DOMAIN, OUTPUT, HELP);

    static Syntax options(Option... options) {
        return new Syntax(List.of(), List.of(options));
    }

    /** The command's own options, and those that every command takes. */
    List<Option> allOptions() {
        return Stream.concat(options.stream(), COMMON.stream()).toList();
    }

    Optional<Option> option(String name) {
        return allOptions().stream()
                .filter(option -> option.name().equals(name))
                .findFirst();
    }
}
