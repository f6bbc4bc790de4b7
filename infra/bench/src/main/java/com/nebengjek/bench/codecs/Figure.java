package com.nebengjek.bench.codecs;

import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one operation of a codec costs.
 *
 * @param codec name of the benchmark
 * @param of what it reads or writes
 * @param nanos average time
 * @param error half of the confidence interval (99.9 %) of that, in nanoseconds
 * @param bytes what is allocated
 */
record Figure(String codec, String of, double nanos, double error, double bytes) {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    static Figure of(String codec, RunResult result) {
        Result<?> time = result.getPrimaryResult();
        double bytes = result.getSecondaryResults().get(ALLOCATED).getScore();
        return new Figure(codec, parameter(result.getParams()), time.getScore(), time.getScoreError(), bytes);
    }

    private static String parameter(BenchmarkParams parameters) {
        return parameters.getParam("of").toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String heading() {
        return "%-16s %-14s | %10s %8s %8s".formatted("codec", "of", "ns", "±", "bytes");
    }

    String row() {
        return "%-16s %-14s | %,10.0f %,8.0f %,8.0f".formatted(codec, of, nanos, error, bytes);
    }
}
