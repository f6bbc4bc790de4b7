package com.nebengjek.testkit;

import com.nebengjek.servers.Directories;
import com.nebengjek.servers.ExternalSource;
import com.nebengjek.servers.RunningServers;
import com.nebengjek.servers.ServerOptions;
import com.nebengjek.servers.Source;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A process that starts the servers, tells where they are, and stops them when the run of tests has ended. It is a
 * process of its own because each module's tests run in another JVM.
 */
final class Keeper {

    /** What it prints when the endpoints are written. What it printed before is for people. */
    static final String READY = "ready";

    /** So many test classes a run have a NATS account of their own. */
    static final int CLASSES = 255;

    private final ProcessHandle run;
    private final Source source;
    private final PrintStream report;

    private Keeper(ProcessHandle run, Source source, PrintStream report) {
        this.run = run;
        this.source = source;
        this.report = report;
    }

    /** Arguments: the process whose end ends the run, the name of the servers' source. */
    public static void main(String[] arguments) {
        PrintStream report = System.out;
        // Libraries log wherever they like; this keeps them out of the report, which nobody reads any more later on.
        System.setOut(System.err);
        int status = 0;
        try {
            ProcessHandle run = ProcessHandle.of(Long.parseLong(arguments[0])).orElseThrow();
            new Keeper(run, Source.named(arguments[1]), report).keep();
        } catch (Exception e) {
            report.println(e.getMessage());
            e.printStackTrace();
            status = 1;
        }
        System.exit(status);
    }

    private void keep() throws IOException, SQLException {
        Scratch.sweep();
        ProcessHandle self = ProcessHandle.current();
        Path data = Scratch.of(self);
        RunningServers servers = RunningServers.start(
                source, ServerOptions.throwaway(data.resolve("servers"), CLASSES, report::println));
        Databases databases = new Databases(servers.postgres().address(), "nebengjek_" + self.pid()).create();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(servers, databases, data)));
        new Endpoints(databases, servers.redis().address(), servers.nats().address(), self.pid())
                .write(Scratch.of(run));
        report.println(READY);
        run.onExit().join();
    }

    private void end(RunningServers servers, Databases databases, Path data) {
        try (servers) {
            if (source instanceof ExternalSource) {
                databases.drop();
            }
        } catch (SQLException e) {
            e.printStackTrace();
        }
        Directories.delete(data);
        Directories.delete(Scratch.of(run));
    }
}
