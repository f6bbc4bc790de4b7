package com.nebengjek.bench.coldstart;

import com.nebengjek.bench.coldstart.ColdFunction.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What the start of a function costs.
 *
 * @param medianMs from the start of the process until its first event is acknowledged
 * @param processorMs what of a processor that took, the median
 * @param allMs of every start, in the order in which they were measured
 * @param residentMb memory of the process after 1,000 events
 * @param addedMb what the image adds to its base
 */
@JsonNaming(LowerCamelCaseStrategy.class)
record ColdFigure(
        long medianMs, long processorMs, List<Long> allMs, long goalMs, long residentMb, long goalMb, long addedMb) {

    private static final long ADDED_GOAL_MB = 110;

    static ColdFigure of(List<Start> starts, long residentMb, long addedMb, boolean usesServers) {
        return new ColdFigure(
                median(starts, Start::millis),
                median(starts, Start::processorMillis),
                starts.stream().map(Start::millis).toList(),
                usesServers ? 700 : 450,
                residentMb,
                usesServers ? 180 : 130,
                addedMb);
    }

    private static long median(List<Start> starts, ToLongFunction<Start> what) {
        return starts.stream().mapToLong(what).sorted().skip(starts.size() / 2).findFirst().orElseThrow();
    }

    List<String> missed(String function) {
        List<String> missed = new ArrayList<>();
        compare(missed, function + ": start to first event %d ms, goal %d ms", medianMs, goalMs);
        compare(missed, function + ": %d MB resident, goal %d MB", residentMb, goalMb);
        compare(missed, function + ": the image adds %d MB, goal %d MB", addedMb, ADDED_GOAL_MB);
        return missed;
    }

    private static void compare(List<String> missed, String sentence, long found, long goal) {
        if (found > goal) {
            missed.add(sentence.formatted(found, goal));
        }
    }
}
