package com.nebengjek.testkit;

import java.io.IOException;

/** Another test JVM of the same run. */
final class AskForKeeper {

    static final String KEEPER = "keeper ";

    private AskForKeeper() {}

    public static void main(String[] arguments) throws IOException {
        ProcessHandle run = ProcessHandle.of(Long.parseLong(arguments[0])).orElseThrow();
        System.out.println(KEEPER + new KeeperProcess(run, "local").endpoints().keeper());
    }
}
