package com.nebengjek.bench.scaling.autoscaler;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The HPA that KEDA makes of a ScaledObject: an external metric a trigger, each with an average value as its target.
 *
 * <p>As Kubernetes describes it (Horizontal Pod Autoscaling, "Algorithm details" and "Configurable scaling behavior")
 * and its controller does it ({@code pkg/controller/podautoscaler/horizontal.go}, {@code replica_calculator.go}):
 *
 * <ul>
 *   <li>a metric wants ⌈value ÷ target⌉ replicas, and the present ones when value ÷ (target × replicas) is within 0.1 of 1;
 *   <li>of several metrics, the one that wants the most decides;
 *   <li>what is followed is the lowest wish within the window of scaling up, and the highest within that of scaling down;
 *   <li>the policies bound how far from the replicas at the beginning of their period that may lead.
 * </ul>
 *
 * Its least is 1: none is KEDA's to decide.
 */
public final class HorizontalPodAutoscaler {

    private static final double TOLERANCE = 0.1;

    private final ScaledObject object;
    private final List<Recommendation> recommendations = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    /** What was wanted, before anything bounded it. */
    private record Recommendation(Instant at, int replicas) {}

    /** By how many replicas there were more, or fewer. */
    private record Change(Instant at, int by) {}

    public HorizontalPodAutoscaler(ScaledObject object) {
        this.object = object;
    }

    /**
     * How many replicas there shall be from now on.
     *
     * @param current how many there are, at least 1
     * @param values of the triggers, in their order
     */
    public int replicas(Instant now, int current, List<Double> values) {
        if (recommendations.isEmpty()) {
            recommendations.add(new Recommendation(now, current));
        }
        int wanted = wanted(current, values);
        recommendations.add(new Recommendation(now, wanted));
        int next = bounded(now, current, stabilized(now, current, wanted));
        if (next != current) {
            changes.add(new Change(now, next - current));
        }
        forget(now);
        return next;
    }

    private int wanted(int current, List<Double> values) {
        int most = 0;
        for (int i = 0; i < values.size(); i++) {
            most = Math.max(most, wanted(current, values.get(i), object.triggers().get(i).threshold()));
        }
        return most;
    }

    private static int wanted(int current, double value, double target) {
        double ratio = value / (target * current);
        boolean near = 1 - TOLERANCE <= ratio && ratio <= 1 + TOLERANCE;
        return near ? current : (int) Math.ceil(value / target);
    }

    private int stabilized(Instant now, int current, int wanted) {
        int lowest = within(object.up().window(), now, wanted, Math::min);
        int highest = within(object.down().window(), now, wanted, Math::max);
        return Math.min(Math.max(current, lowest), highest);
    }

    private int within(Duration window, Instant now, int wanted, IntBinaryOperator choice) {
        return recommendations.stream()
                .filter(recommendation -> recommendation.at().isAfter(now.minus(window)))
                .mapToInt(Recommendation::replicas)
                .reduce(wanted, choice);
    }

    private int bounded(Instant now, int current, int stabilized) {
        if (stabilized > current) {
            int limit = limit(object.up(), policy -> policy.upFrom(startOf(policy, now, current)), Math::max, 0);
            return Math.min(stabilized, Math.min(object.max(), Math.max(limit, current)));
        }
        int least = Math.max(1, object.min());
        int limit = limit(
                object.down(), policy -> policy.downFrom(startOf(policy, now, current)), Math::min, Integer.MAX_VALUE);
        return Math.min(object.max(), Math.max(stabilized, Math.max(least, Math.min(limit, current))));
    }

    private static int limit(
            ScalingRules rules, ToIntFunction<ScalingPolicy> policies, IntBinaryOperator choice, int otherwise) {
        return rules.policies().stream().mapToInt(policies).reduce(otherwise, choice);
    }

    /** How many replicas there were when the policy's period began. */
    private int startOf(ScalingPolicy policy, Instant now, int current) {
        return current
                - changes.stream()
                        .filter(change -> change.at().isAfter(now.minus(policy.period())))
                        .mapToInt(Change::by)
                        .sum();
    }

    private void forget(Instant now) {
        Duration longest = object.up().window().compareTo(object.down().window()) > 0
                ? object.up().window()
                : object.down().window();
        recommendations.removeIf(old -> old.at().isBefore(now.minus(longest)) && recommendations.size() > 1);
        Duration period = Stream.of(object.up(), object.down())
                .flatMap(rules -> rules.policies().stream())
                .map(ScalingPolicy::period)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        changes.removeIf(old -> old.at().isBefore(now.minus(period)));
    }
}
