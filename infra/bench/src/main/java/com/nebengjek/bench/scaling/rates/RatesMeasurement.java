package com.nebengjek.bench.scaling.rates;

import com.nebengjek.bench.Arguments;
import com.nebengjek.bench.Findings;
import com.nebengjek.bench.Measurement;
import com.nebengjek.bench.Option;
import com.nebengjek.bench.scaling.Simulation;
import java.util.List;
import java.util.Map;

/** What the chart's thresholds follow from, measured function by function. */
public final class RatesMeasurement implements Measurement {

    private static final Option PAIRS = new Option("--pairs", "N", "drivers, passengers and their rides (1000)");

    @Override
    public String name() {
        return "rates";
    }

    @Override
    public String summary() {
        return "events a second that one process of each function handles (about 5 min)";
    }

    @Override
    public List<Option> options() {
        return List.of(PAIRS, Simulation.FROM);
    }

    @Override
    public Findings run(Arguments arguments) throws Exception {
        int pairs = arguments.count(PAIRS, 1_000);
        System.out.println("| function | a second | a second of a processor |");
        System.out.println("|---|---|---|");
        Map<String, Rate> rates = Simulation.of(
                arguments,
                (site, release, programs) ->
                        new Pipeline(pairs, site, release, programs, RatesMeasurement::print).run());
        return Findings.of(rates, List.of());
    }

    private static void print(String function, Rate rate) {
        System.out.printf("| `%s` | %,.0f | %,.0f |%n", function, rate.perSecond(), rate.perProcessorSecond());
    }
}
