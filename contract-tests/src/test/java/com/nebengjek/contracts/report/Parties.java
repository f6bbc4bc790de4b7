package com.nebengjek.contracts.report;

import com.nebengjek.contracts.ContractName;
import com.nebengjek.contracts.Inputs;
import com.nebengjek.contracts.consumer.Statement;
import com.nebengjek.contracts.consumer.Statements;
import com.nebengjek.events.PersonState;
import com.nebengjek.events.ToldToPerson;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.topology.ProgramSpec;
import com.nebengjek.topology.SubjectPattern;
import com.nebengjek.topology.Topology;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who produces and who consumes an event, by the topology and by the statements of consumers elsewhere. */
final class Parties {

    private static final String COPIES = "client.*";

    private final Topology topology = Topology.load(Set.of("earlier-subscribers"));
    private final List<Statement> statements = Statements.all();

    Set<String> producersOf(EventType<?> type) {
        if (type.recordClass() == PersonState.class) {
            return Set.of("client-state");
        }
        Set<String> producers = new TreeSet<>();
        topology.functions().stream()
                .filter(function -> covers(function.emits(), type))
                .forEach(function -> producers.add(function.name()));
        topology.programs().stream()
                .filter(program -> covers(program.emits(), type))
                .forEach(program -> producers.add(program.name()));
        return producers;
    }

    Set<String> consumersOf(EventType<?> type) {
        Set<String> consumers = new TreeSet<>();
        topology.consumers().stream()
                .filter(consumer -> Inputs.gets(consumer, type))
                .forEach(consumer -> consumers.add(consumer.function()));
        topology.programs().stream()
                .filter(program -> hears(program, type))
                .forEach(program -> consumers.add(program.name()));
        statementsOn(type).forEach(statement -> consumers.add(statement.consumer()));
        return consumers;
    }

    List<Statement> statementsOn(EventType<?> type) {
        return statements.stream().filter(statement -> statement.type().equals(ContractName.of(type))).toList();
    }

    private static boolean hears(ProgramSpec program, EventType<?> type) {
        boolean copies = program.hears().contains(COPIES) && ToldToPerson.class.isAssignableFrom(type.recordClass());
        return copies || program.hears().stream().anyMatch(heard -> SubjectPattern.of(heard).overlaps(subjects(type)));
    }

    private static boolean covers(List<String> emitted, EventType<?> type) {
        return emitted.stream().anyMatch(subject -> SubjectPattern.of(subject).covers(subjects(type)));
    }

    private static SubjectPattern subjects(EventType<?> type) {
        return SubjectPattern.of(type.subjectPrefix() + ".>");
    }
}
