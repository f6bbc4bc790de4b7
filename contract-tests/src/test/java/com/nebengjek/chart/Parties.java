package com.nebengjek.chart;

import com.nebengjek.events.Events;
import com.nebengjek.events.PersonState;
import com.nebengjek.topology.ConsumerSpec;
import com.nebengjek.topology.FunctionSpec;
import com.nebengjek.topology.ProgramSpec;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.permission.UserPermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Who publishes and who takes what, from everywhere where it is written: catalogue, signatures, topology, permissions and
 * chart. Subjects are filters such as {@code match.request.>}; keys are names of functions and programs.
 *
 * @param events the subjects of the catalogue
 * @param outsiders subjects that are for others than this system
 * @param signedIn what functions take by their signatures
 * @param signedOut what functions publish by their signatures
 * @param filters what consumers of functions are given
 * @param emits what functions and programs publish by the topology
 * @param hears what programs subscribe to
 * @param permitted on what users may publish
 * @param consumers durables by the topology
 * @param triggers durables that KEDA looks at
 * @param definitions the beans that deployed functions run
 */
record Parties(
        Set<String> events,
        Set<String> outsiders,
        Map<String, Set<String>> signedIn,
        Map<String, Set<String>> signedOut,
        Map<String, Set<String>> filters,
        Map<String, Set<String>> emits,
        Map<String, Set<String>> hears,
        Map<String, Set<String>> permitted,
        Map<String, Set<String>> consumers,
        Set<String> triggers,
        Map<String, String> definitions) {

    /** Programs that look on: what nobody but them takes, nobody takes. */
    private static final Set<String> ONLOOKERS = Set.of("live");

    /** Events that nothing here takes, because they are for analytics and other systems. */
    private static final Set<String> FOR_OUTSIDERS =
            Set.of("user.signed-in.>", "message.sent.>", "message.dead.>", "message.disabled.>");

    /** As it is. */
    static Parties present() {
        Topology topology = Topology.load(Set.of("earlier-subscribers"));
        Rendered chart = Chart.rendered();
        return new Parties(
                Events.catalogue().types().stream()
                        // A copy for one person, without a subject of its own.
                        .filter(type -> type.recordClass() != PersonState.class)
                        .map(Signatures::subject)
                        .collect(Collectors.toCollection(TreeSet::new)),
                FOR_OUTSIDERS,
                Signatures.taken(),
                Signatures.published(),
                of(topology.functions(), FunctionSpec::name, function -> function.consumers().stream()
                        .flatMap(consumer -> consumer.filters().stream())),
                emits(topology),
                of(
                        topology.programs().stream()
                                .filter(program -> !ONLOOKERS.contains(program.name()))
                                .toList(),
                        ProgramSpec::name,
                        program -> program.hears().stream()),
                of(UserPermissions.of(topology, Optional.empty()), UserPermissions::user, user -> user.publish().stream()),
                of(Topology.load().functions(), FunctionSpec::name, function ->
                        function.consumers().stream().map(ConsumerSpec::durable)),
                chart.triggers()
                        .map(trigger -> trigger.path("metadata").path("consumer").asString(""))
                        .filter(consumer -> !consumer.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new)),
                definitions(chart));
    }

    private static Map<String, Set<String>> emits(Topology topology) {
        Map<String, Set<String>> emits =
                of(topology.functions(), FunctionSpec::name, function -> function.emits().stream());
        emits.putAll(of(topology.programs(), ProgramSpec::name, program -> program.emits().stream()));
        return emits;
    }

    private static Map<String, String> definitions(Rendered chart) {
        Map<String, String> definitions = new TreeMap<>();
        chart.makersOfPods().forEach(maker -> Rendered.container(maker).path("env").valueStream()
                .filter(variable -> variable.path("name").asString().equals("SPRING_CLOUD_FUNCTION_DEFINITION"))
                .map(variable -> variable.path("value").asString())
                .forEach(bean -> definitions.put(nameOf(maker), bean)));
        return definitions;
    }

    private static String nameOf(JsonNode maker) {
        return Rendered.name(maker).substring(Chart.RELEASE.length() + 1);
    }

    private static <T> Map<String, Set<String>> of(
            List<T> parties,
            Function<T, String> name,
            Function<T, Stream<String>> what) {
        return parties.stream()
                .collect(Collectors.toMap(
                        name, party -> what.apply(party).collect(Collectors.toCollection(HashSet::new)), (one, _) -> one, TreeMap::new));
    }
}
