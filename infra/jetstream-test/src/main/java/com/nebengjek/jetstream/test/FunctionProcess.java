package com.nebengjek.jetstream.test;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;

/** A process of its own that runs an application until it is killed, or until the process that began it has ended. */
final class FunctionProcess {

    private FunctionProcess() {}

    /** Arguments: the configuration of the application, then its own. */
    public static void main(String[] arguments) throws ClassNotFoundException {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
        Class<?> configuration = Class.forName(arguments[0]);
        SpringApplication.run(configuration, Arrays.copyOfRange(arguments, 1, arguments.length));
    }
}
