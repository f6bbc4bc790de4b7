package com.nebengjek.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A program of the tests' class path in a JVM of its own, which starts quickly, is small, and does not outlive the tests. */
public final class ChildJvm {

    /** The exit code of a program that calls {@link #die}, as of one that was killed. */
    public static final int KILLED = 137;

    /** That of a program that was told to stop by SIGTERM. */
    public static final int STOPPED = 143;

    private static final List<String> LIGHT = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private ChildJvm() {}

    /** A process that is to run the main method of a class; what it says on standard error is shown with the tests'. */
    public static ProcessBuilder running(Class<?> program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LIGHT);
        command.addAll(List.of("-cp", classPath(), ChildJvm.class.getName(), program.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /** Maven hides it behind a jar. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Ends the process that calls it where it stands, like kill -9. */
    public static void die() {
        Runtime.getRuntime().halt(KILLED);
    }

    /** Arguments: the program, then its own. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
        Method main = Class.forName(arguments[0]).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(arguments[0] + " has failed", failed.getCause());
        }
    }
}
