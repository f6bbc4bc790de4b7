package com.nebengjek.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Catalogue, signatures, topology, permissions and chart say the same of who publishes and who takes what. */
class AgreementTest {

    private static final Parties PRESENT = Parties.present();

    @Test
    void everything_that_is_published_is_taken_and_everything_that_is_taken_is_published() {
        assertThat(Agreement.faults(PRESENT)).isEmpty();
    }

    static Stream<Arguments> disagreements() {
        return Stream.of(
                mutant("an event that nobody publishes", "Nobody publishes ride.lost.>", p -> p.events().add("ride.lost.>")),
                mutant("an event that nobody takes", "Nobody takes match.request.>", p -> p.filters().get("match-propose").remove("match.request.>")),
                mutant("an event of the edge that nobody hears", "Nobody takes live.>", p -> p.hears().get("edge").remove("live.*.>")),
                mutant("an event of an outsider that is taken here", "message.sent.> is declared as one for outsiders", p -> p.filters().get("payment").add("message.sent.>")),
                mutant("a consumer of what nobody publishes", "payment waits for ride.settled.>", p -> p.emits().get("api").remove("ride.settled.>")),
                mutant("an input without a filter", "ride-create takes ride.create.> by its signature", p -> p.filters().get("ride-create").clear()),
                mutant("a filter without an input", "A consumer of ride-create is given ride.pay.>", p -> p.filters().get("ride-create").add("ride.pay.>")),
                mutant("a right that is not used", "ride-create may publish ride.paid.>", p -> p.emits().get("ride-create").add("ride.paid.>")),
                mutant("a subject outside the permissions", "payment publishes ride.paid.> by its signature, and its NATS user may not", p -> p.permitted().get("payment").remove("ride.paid.>")),
                mutant("a function without a trigger", "Consumer match-decide-match has no trigger", p -> p.triggers().remove("match-decide-match")),
                mutant("a trigger without a consumer", "looks at consumer match-guess-match", p -> p.triggers().add("match-guess-match")),
                mutant("a function that is not deployed", "The chart runs no payment", p -> p.definitions().remove("payment")),
                mutant("a bean under another's name", "The chart runs bean rideCreate as payment", p -> p.definitions().put("payment", "rideCreate")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("disagreements")
    void a_disagreement_is_said_in_a_sentence(String what, String sentence, Change change) {
        assertThat(Agreement.faults(change.of(PRESENT))).anySatisfy(fault -> assertThat(fault).contains(sentence));
    }

    /** Something that somebody forgot, or did on one side only. */
    @FunctionalInterface
    interface Change {

        void apply(Parties parties);

        default Parties of(Parties present) {
            Parties copy = new Parties(
                    new TreeSet<>(present.events()),
                    present.outsiders(),
                    copy(present.signedIn()),
                    copy(present.signedOut()),
                    copy(present.filters()),
                    copy(present.emits()),
                    copy(present.hears()),
                    copy(present.permitted()),
                    copy(present.consumers()),
                    new TreeSet<>(present.triggers()),
                    new TreeMap<>(present.definitions()));
            apply(copy);
            return copy;
        }

        private static Map<String, Set<String>> copy(Map<String, Set<String>> subjects) {
            Map<String, Set<String>> copy = new TreeMap<>();
            subjects.forEach((name, values) -> copy.put(name, new TreeSet<>(values)));
            return copy;
        }
    }

    private static Arguments mutant(String what, String sentence, Change change) {
        return Arguments.of(what, sentence, change);
    }
}
