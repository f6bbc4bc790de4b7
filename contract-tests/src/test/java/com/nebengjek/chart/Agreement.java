package com.nebengjek.chart;

import com.nebengjek.topology.SubjectPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What must hold between those who publish and those who take. */
final class Agreement {

    private final Parties parties;
    private final List<String> faults = new ArrayList<>();

    private Agreement(Parties parties) {
        this.parties = parties;
    }

    /** A sentence for everything that does not fit; none when all agree. */
    static List<String> faults(Parties parties) {
        Agreement agreement = new Agreement(parties);
        agreement.events();
        agreement.consumers();
        agreement.signatures();
        agreement.permissions();
        agreement.triggers();
        agreement.definitions();
        return agreement.faults;
    }

    private void events() {
        for (String event : parties.events()) {
            if (!overlaps(event, all(parties.emits()))) {
                say("Nobody publishes %s: add it to the `emits` of its function in topology.yaml, or take it out of the catalogue", event);
            }
            boolean taken = overlaps(event, all(parties.filters())) || overlaps(event, all(parties.hears()));
            if (!taken && !parties.outsiders().contains(event)) {
                say("Nobody takes %s: give it a consumer in topology.yaml, or declare it as one for outsiders", event);
            }
            if (taken && parties.outsiders().contains(event)) {
                say("%s is declared as one for outsiders, and is taken here: declare it no more", event);
            }
        }
    }

    private void consumers() {
        parties.filters().forEach((function, filters) -> filters.stream()
                // What earlier clients send, they publish themselves.
                .filter(filter -> filter.endsWith(">") && !overlaps(filter, all(parties.emits())))
                .forEach(filter -> say("%s waits for %s, and nobody publishes it: remove the filter, or add it to the `emits` of a function or program", function, filter)));
    }

    private void signatures() {
        parties.signedIn().forEach((function, taken) -> {
            Set<String> filters = parties.filters().getOrDefault(function, Set.of());
            missing(taken, filters).forEach(subject ->
                    say("%s takes %s by its signature, and none of its consumers is given it: add the filter in topology.yaml", function, subject));
            missing(filters, taken).forEach(subject ->
                    say("A consumer of %s is given %s, and its signature does not take it: remove the filter, or let the record be one of its inputs", function, subject));
        });
        parties.signedOut().forEach((function, published) ->
                missing(parties.emits().getOrDefault(function, Set.of()), published).forEach(subject ->
                        say("%s may publish %s, and does not by its signature: remove it from its `emits`", function, subject)));
    }

    private void permissions() {
        parties.signedOut().forEach((function, published) -> published.stream()
                .filter(subject -> !covered(subject, parties.permitted().getOrDefault(function, Set.of())))
                .forEach(subject -> say("%s publishes %s by its signature, and its NATS user may not: add it to its `emits` in topology.yaml", function, subject)));
    }

    private void triggers() {
        parties.consumers().forEach((function, durables) -> missing(durables, parties.triggers()).forEach(durable ->
                say("Consumer %s has no trigger in the chart: nothing starts %s when events wait", durable, function)));
        missing(parties.triggers(), all(parties.consumers()).toList()).forEach(durable ->
                say("A trigger of the chart looks at consumer %s, which is not in topology.yaml: its function would be scaled to the maximum", durable));
    }

    private void definitions() {
        parties.consumers().keySet().forEach(function -> {
            String bean = parties.definitions().get(function);
            if (bean == null) {
                say("The chart runs no %s: add it to `functions` in values.yaml", function);
            } else if (!bean.equals(beanOf(function))) {
                say("The chart runs bean %s as %s: SPRING_CLOUD_FUNCTION_DEFINITION must be %s", bean, function, beanOf(function));
            }
        });
    }

    private void say(String sentence, Object... values) {
        faults.add(sentence.formatted(values));
    }

    private static Stream<String> all(Map<String, Set<String>> subjects) {
        return subjects.values().stream().flatMap(Collection::stream);
    }

    private static List<String> missing(Collection<String> wanted, Collection<String> present) {
        return wanted.stream().filter(one -> !present.contains(one)).sorted().toList();
    }

    private static boolean overlaps(String subject, Stream<String> others) {
        SubjectPattern pattern = SubjectPattern.of(subject);
        return others.anyMatch(other -> pattern.overlaps(SubjectPattern.of(other)));
    }

    private static boolean covered(String subject, Collection<String> permitted) {
        SubjectPattern pattern = SubjectPattern.of(subject);
        return permitted.stream().anyMatch(other -> SubjectPattern.of(other).covers(pattern));
    }

    private static String beanOf(String function) {
        StringBuilder bean = new StringBuilder();
        for (String word : function.split("-")) {
            bean.append(bean.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return bean.toString();
    }
}
