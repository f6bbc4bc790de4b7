package com.nebengjek.topology.cli;

import com.nebengjek.topology.InvalidTopology;
import com.nebengjek.topology.TopologyRefused;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The admin command line, {@code infra/admin}.
 *
 * <p>Ends with status 0 when all was done, 1 when it was not, 2 when the words could not be followed.
 */
public final class Admin {

    private static final int FAILED = 1;
    private static final int BAD_ARGUMENTS = 2;

    private final Map<String, String> environment;
    private final SystemAddress address;
    private final Terminal terminal;
    private final PrintStream out;
    private final PrintStream err;

    Admin(Map<String, String> environment, Path infra, Terminal terminal, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.terminal = terminal;
        this.address = new SystemAddress(environment, infra);
        this.out = out;
        this.err = err;
    }

    public static void main(String[] words) throws InterruptedException {
        Path infra = Path.of(System.getProperty("nebengjek.home", "infra"));
        Admin admin = new Admin(System.getenv(), infra, Terminal.OF_THE_PROCESS, System.out, System.err);
        System.exit(admin.run(words));
    }

    int run(String... words) throws InterruptedException {
        // known before anything else is, so that a program that asks for JSON is told of its mistakes in JSON
        Console console = new Console(out, err, String.join(" ", words).matches(".*--output[= ]json\\b.*"));
        try {
            return run(Arrays.asList(words), console);
        } catch (BadArguments | InvalidTopology bad) {
            console.fail(List.of(bad.getMessage()));
            return BAD_ARGUMENTS;
        } catch (TopologyRefused refused) {
            console.fail(refused.reasons());
            return FAILED;
        } catch (IOException | JetStreamApiException failed) {
            console.fail(List.of(failed.getMessage() + "."));
            return FAILED;
        }
    }

    private int run(List<String> words, Console console)
            throws IOException, JetStreamApiException, InterruptedException {
        if (words.isEmpty() || words.equals(List.of("--help"))) {
            out.println(Help.all(Commands.ALL));
            return words.isEmpty() ? BAD_ARGUMENTS : 0;
        }
        Command command = Commands.named(words);
        int nameLength = command.name().split(" ").length;
        Arguments arguments = Arguments.parse(command.syntax(), words.subList(nameLength, words.size()));
        if (arguments.flag(Syntax.HELP)) {
            out.println(Help.of(command));
            return 0;
        }
        arguments.choice(Syntax.OUTPUT, List.of("json", "table"));
        String url = arguments.text(Syntax.SERVER).or(address::natsUrl).orElse(null);
        try (Session session = new Session(settings(arguments), url, address::login, console, terminal)) {
            Answer answer = command.run(arguments, session);
            console.print(answer);
            return answer.status();
        }
    }

    /** The environment, with what the words say instead. */
    private Map<String, String> settings(Arguments arguments) {
        Map<String, String> settings = new HashMap<>(environment);
        arguments.text(Syntax.DOMAIN).ifPresent(domain -> settings.put("JETSTREAM_DOMAIN", domain));
        return settings;
    }
}
