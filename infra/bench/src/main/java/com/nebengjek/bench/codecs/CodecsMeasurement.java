package com.nebengjek.bench.codecs;

import com.nebengjek.bench.Arguments;
import com.nebengjek.bench.BadArguments;
import com.nebengjek.bench.Findings;
import com.nebengjek.bench.FunctionJvm;
import com.nebengjek.bench.Measurement;
import com.nebengjek.bench.Option;
import com.nebengjek.jetstream.cloudevents.PercentEncodingBenchmark;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** {@code infra/measure codecs}: every codec by itself, each in a JVM of its own, without a server. */
public final class CodecsMeasurement implements Measurement {

    /** All benchmarks: each method of these is a codec, by its name. */
    private static final List<Class<?>> ALL =
            List.of(DataBenchmark.class, MessageBenchmark.class, PercentEncodingBenchmark.class);

    private static final Option ONLY = new Option("--only", "NAME", "one of " + String.join(", ", codecs()));

    /** What is written as JSON. */
    record Figures(List<String> jvm, List<Figure> codecs) {}

    @Override
    public String name() {
        return "codecs";
    }

    @Override
    public String summary() {
        return "what reading and writing an event costs, codec by codec (about 90 s)";
    }

    @Override
    public List<Option> options() {
        return List.of(ONLY, FunctionJvm.MORE_FLAGS);
    }

    @Override
    public Findings run(Arguments arguments) throws RunnerException {
        List<String> chosen = arguments.text(ONLY).map(CodecsMeasurement::only).orElseGet(CodecsMeasurement::codecs);
        List<String> jvm = FunctionJvm.flags(arguments);
        List<Figure> figures = new ArrayList<>();
        System.out.println("java " + String.join(" ", jvm));
        System.out.println(Figure.heading());
        for (String codec : chosen) {
            for (RunResult result : new Runner(options(codec, jvm)).run()) {
                Figure figure = Figure.of(codec, result);
                figures.add(figure);
                System.out.println(figure.row());
            }
        }
        return Findings.of(new Figures(jvm, figures), List.of());
    }

    static Options options(String codec, List<String> jvm) {
        return new OptionsBuilder()
                .include("\\." + codec + "$")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .addProfiler(GCProfiler.class)
                .forks(1)
                .jvmArgs(jvm.toArray(String[]::new))
                .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
                .warmupIterations(3)
                .warmupTime(TimeValue.milliseconds(300))
                .measurementIterations(10)
                .measurementTime(TimeValue.milliseconds(300))
                .timeout(TimeValue.seconds(20))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    static List<String> codecs() {
        return ALL.stream().flatMap(benchmark -> codecs(benchmark).stream()).toList();
    }

    private static List<String> codecs(Class<?> benchmark) {
        return Arrays.stream(benchmark.getMethods())
                .filter(method -> method.isAnnotationPresent(Benchmark.class))
                .map(Method::getName)
                .sorted()
                .toList();
    }

    private static List<String> only(String name) {
        if (!codecs().contains(name)) {
            throw new BadArguments("'%s' is no codec: there are %s.".formatted(name, String.join(", ", codecs())));
        }
        return List.of(name);
    }
}
