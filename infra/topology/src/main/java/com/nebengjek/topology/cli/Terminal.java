package com.nebengjek.topology.cli;

import java.util.Optional;

/** The person at the terminal. */
interface Terminal {

    Terminal NOBODY = question -> Optional.empty();

    /** The terminal that the process was started from, when there is one. */
    Terminal OF_THE_PROCESS = question -> {
        java.io.Console console = System.console();
        return console == null || !console.isTerminal()
                ? Optional.empty()
                : Optional.of(Optional.ofNullable(console.readLine("%s", question + " "))
                        .orElse(""));
    };

    /** What the person answers; empty when there is nobody to ask. */
    Optional<String> ask(String question);
}
