package com.nebengjek.receiver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import reactor.netty.ChannelBindException;

/** The program: prints where it listens, runs until it is told to end, and reports then. */
public final class Main {

    private static final int DEFAULT_PORT = 9090;
    private static final int BAD_ARGUMENTS = 2;

    private Main() {}

    public static void main(String[] words) {
        if (List.of(words).contains("--help")) {
            System.out.print(Settings.USAGE);
            return;
        }
        try {
            Settings settings = Settings.of(List.of(words), System.getenv(), DEFAULT_PORT);
            Consumer<Received> arrivals = settings.quiet() ? request -> {} : new Display(System.out);
            Receiver receiver = Receiver.start(settings, arrivals, Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> conclude(receiver, settings), "conclusion"));
            System.out.println("listening on " + receiver.url());
            receiver.awaitClose();
        } catch (IllegalArgumentException bad) {
            fail(bad.getMessage() + "; infra/receive --help says more");
        } catch (ChannelBindException taken) {
            fail("--port: " + taken.getMessage());
        }
    }

    private static void conclude(Receiver receiver, Settings settings) {
        receiver.close();
        System.out.print(receiver.report().text());
        System.out.flush();
        if (settings.report() != null) {
            try {
                receiver.report().write(settings.report());
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    private static void fail(String why) {
        System.err.println("infra/receive: " + why);
        System.exit(BAD_ARGUMENTS);
    }
}
