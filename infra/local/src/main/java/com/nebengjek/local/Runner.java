package com.nebengjek.local;

import com.nebengjek.local.options.BadOption;
import com.nebengjek.local.options.CommandLine;
import com.nebengjek.local.options.Options;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The program behind {@code infra/run}. */
public final class Runner {

    private static final int BAD_OPTION = 2;

    private Runner() {}

    public static void main(String[] words) {
        try {
            Optional<Options> options = CommandLine.parse(words);
            if (options.isEmpty()) {
                System.out.print(CommandLine.USAGE);
                return;
            }
            run(options.get());
        } catch (BadOption bad) {
            System.err.println("infra/run: " + bad.getMessage());
            System.exit(BAD_OPTION);
        }
    }

    private static void run(Options options) {
        Interruption interruption = Interruption.install();
        Home home = new Home(Path.of(System.getProperty("nebengjek.home", "infra")).toAbsolutePath());
        home.logTo();
        Instant start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        interruption.exit(new Run(options, home, interruption, new Steps(System.out, start)).run());
    }
}
