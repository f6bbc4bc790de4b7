package com.nebengjek.bench;

import com.nebengjek.bench.codecs.CodecsMeasurement;
import com.nebengjek.bench.coldstart.ColdStartMeasurement;
import com.nebengjek.bench.delivery.DeliveryMeasurement;
import com.nebengjek.bench.edge.EdgeMeasurement;
import com.nebengjek.bench.faults.FaultsMeasurement;
import com.nebengjek.bench.messages.MessagesMeasurement;
import com.nebengjek.bench.order.OrderMeasurement;
import com.nebengjek.bench.scaling.ScalingMeasurement;
import com.nebengjek.bench.scaling.rates.RatesMeasurement;
import com.nebengjek.events.catalogue.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program behind {@code infra/measure}.
 *
 * <p>Ends with status 0 when every goal was reached, 1 when one was missed, 2 when the words could not be followed.
 */
public final class Measure {

    private static final int MISSED = 1;
    private static final int BAD_ARGUMENTS = 2;

    /** All measurements. A new one is a class and a line here. */
    private static final List<Measurement> ALL =
            List.of(
                    new DeliveryMeasurement(),
                    new OrderMeasurement(),
                    new FaultsMeasurement(),
                    new CodecsMeasurement(),
                    new EdgeMeasurement(),
                    new ColdStartMeasurement(),
                    new MessagesMeasurement(),
                    new ScalingMeasurement(),
                    new RatesMeasurement());

    private static final Option OUT =
            new Option("--out", "PATH", "a .json file, or a folder, for the figures (infra/.data/measure)");

    private Measure() {}

    public static void main(String[] words) {
        System.exit(Interruption.during(() -> run(Arrays.asList(words))));
    }

    private static int run(List<String> words) throws Exception {
        try {
            if (words.isEmpty() || words.getFirst().equals("--help")) {
                System.out.print(help());
                return words.isEmpty() ? BAD_ARGUMENTS : 0;
            }
            Measurement measurement = named(words.getFirst());
            List<String> rest = words.subList(1, words.size());
            if (rest.contains("--help")) {
                System.out.print(help(measurement));
                return 0;
            }
            return run(measurement, rest);
        } catch (BadArguments bad) {
            System.err.println("infra/measure: " + bad.getMessage());
            return BAD_ARGUMENTS;
        }
    }

    private static int run(Measurement measurement, List<String> words) throws Exception {
        Arguments arguments = Arguments.parse(optionsOf(measurement), words);
        Path out = out(arguments.text(OUT).orElse(home() + "/.data/measure"), measurement);
        Files.createDirectories(out.toAbsolutePath().getParent());
        Findings findings = measurement.run(arguments);
        write(out, findings);
        System.out.println("written to " + out);
        findings.missed().forEach(goal -> System.out.println("missed: " + goal));
        return findings.missed().isEmpty() ? 0 : MISSED;
    }

    private static Path out(String asked, Measurement measurement) {
        return asked.endsWith(".json") ? Path.of(asked) : Path.of(asked, measurement.name() + ".json");
    }

    private static void write(Path out, Findings findings) throws IOException {
        Files.writeString(out, EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(findings) + "\n");
    }

    /** The folder {@code infra}. */
    private static String home() {
        return System.getProperty("nebengjek.home", "infra");
    }

    private static Measurement named(String name) {
        return ALL.stream()
                .filter(measurement -> measurement.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadArguments("'%s' is not measured here: there are %s."
                        .formatted(name, ALL.stream().map(Measurement::name).collect(Collectors.joining(", ")))));
    }

    private static List<Option> optionsOf(Measurement measurement) {
        return Stream.concat(measurement.options().stream(), Stream.of(OUT))
                .toList();
    }

    private static String help() {
        return """
                infra/measure: measures NebengJek on this machine and compares it with its goals

                %s
                infra/measure NAME --help says what a measurement takes. Status 1: a goal was missed.
                """
                .formatted(ALL.stream()
                        .map(measurement -> "  %-12s %s%n".formatted(measurement.name(), measurement.summary()))
                        .collect(Collectors.joining()));
    }

    private static String help(Measurement measurement) {
        return "infra/measure %s: %s%n%n%s"
                .formatted(
                        measurement.name(),
                        measurement.summary(),
                        optionsOf(measurement).stream()
                                .map(option -> "  %-22s %s%n".formatted(option.usage(), option.summary()))
                                .collect(Collectors.joining()));
    }
}
