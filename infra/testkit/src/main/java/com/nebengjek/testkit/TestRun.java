package com.nebengjek.testkit;

import java.util.Optional;
import java.util.stream.Stream;

/** The run of tests that shares its servers: all of a Maven run, or one JVM elsewhere. */
final class TestRun {

    private TestRun() {}

    /** The process whose end is the end of the run. */
    static ProcessHandle process() {
        ProcessHandle self = ProcessHandle.current();
        return forkedByMaven() ? maven(self).orElse(self) : self;
    }

    /** The class path of the tests; Maven hides it behind a jar that lives only as long as this JVM. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static boolean forkedByMaven() {
        return System.getProperty("surefire.test.class.path") != null;
    }

    /** The nearest Java process above this one, past the shell that may be between them. */
    private static Optional<ProcessHandle> maven(ProcessHandle self) {
        return Stream.iterate(self.parent(), Optional::isPresent, process -> process.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream)
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .findFirst();
    }
}
