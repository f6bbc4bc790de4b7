package com.nebengjek.provider;

import java.io.IOException;
import java.util.List;

/** The program: prints where it listens, and runs until its standard input ends. */
public final class Main {

    private static final int BAD_ARGUMENTS = 2;

    private Main() {}

    public static void main(String[] words) throws IOException {
        if (List.of(words).contains("--help")) {
            System.out.print(Settings.USAGE);
            return;
        }
        try (Simulation simulation = Simulation.start(Settings.of(List.of(words), System.getenv()))) {
            System.out.println(simulation.url());
            // Whoever started it holds the other end, and lets go of it in whichever way it ends itself.
            while (System.in.read() >= 0) {}
        } catch (IllegalArgumentException bad) {
            System.err.println("payment-provider: " + bad.getMessage());
            System.err.print(Settings.USAGE);
            System.exit(BAD_ARGUMENTS);
        }
        System.exit(0);
    }
}
