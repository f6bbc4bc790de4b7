package com.nebengjek.local.options;

/**
 * Checks the command line of {@code infra/run} before it builds anything: the script runs this file from its source.
 *
 * <p>Ends with 0 when the options are good, 2 when one is not, 10 when help was asked for and given.
 */
public final class CheckOptions {

    private CheckOptions() {}

    public static void main(String[] words) {
        try {
            if (CommandLine.parse(words).isEmpty()) {
                System.out.print(CommandLine.USAGE);
                System.exit(10);
            }
        } catch (BadOption bad) {
            System.err.println("infra/run: " + bad.getMessage());
            System.exit(2);
        }
    }
}
