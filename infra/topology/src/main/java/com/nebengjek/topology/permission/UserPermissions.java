package com.nebengjek.topology.permission;

import com.nebengjek.topology.ConsumerSpec;
import com.nebengjek.topology.FunctionSpec;
import com.nebengjek.topology.ProgramSpec;
import com.nebengjek.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The subjects on which a user may publish, and to which it may subscribe; every other one is refused.
 *
 * <p>The user's connection has the inbox prefix {@code _INBOX.<user>}: with the common one, each user could hear the
 * answers to all others.
 */
public record UserPermissions(String user, List<String> publish, List<String> subscribe) {

    /** To servers an empty list means everything; who publishes nothing may publish to himself. */
    public UserPermissions {
        publish = publish.isEmpty() ? List.of(inboxes(user)) : List.copyOf(publish);
        subscribe = List.copyOf(subscribe);
    }

    /**
     * One user for each function and each other program of a topology, in the file's order.
     *
     * @param domain the JetStream domain in which the streams are; empty when it has no name
     */
    public static List<UserPermissions> of(Topology topology, Optional<String> domain) {
        List<ApiSubjects> apis = ApiSubjects.in(domain);
        boolean countsAttempts = topology.buckets().stream()
                .anyMatch(bucket -> bucket.name().equals(ApiSubjects.ATTEMPTS));
        return Stream.concat(
                        topology.functions().stream().map(function -> of(function, apis, countsAttempts)),
                        topology.programs().stream().map(program -> of(program, apis)))
                .toList();
    }

    /** The prefix that a user's connection must give its inboxes. */
    public static String inboxPrefix(String user) {
        return "_INBOX." + user;
    }

    private static UserPermissions of(FunctionSpec function, List<ApiSubjects> apis, boolean countsAttempts) {
        List<ConsumerSpec> consumers = function.consumers();
        List<ConsumerSpec> counted = countsAttempts ? consumers : List.of();
        return new UserPermissions(
                function.name(),
                with(function.emits(), apis, api -> Stream.of(
                                consumers.stream().flatMap(api::delivery),
                                counted.stream().flatMap(api::attempts),
                                function.rate() == null ? Stream.<String>of() : api.rate(function.name()))
                        .flatMap(subjects -> subjects)),
                List.of(inboxes(function.name())));
    }

    private static UserPermissions of(ProgramSpec program, List<ApiSubjects> apis) {
        return new UserPermissions(
                program.name(),
                with(program.emits(), apis, api -> program.reads().stream().flatMap(api::reading)),
                Stream.concat(Stream.of(inboxes(program.name())), program.hears().stream()).toList());
    }

    private static List<String> with(
            List<String> emits, List<ApiSubjects> apis, Function<ApiSubjects, Stream<String>> calls) {
        return Stream.concat(emits.stream(), apis.stream().flatMap(calls)).distinct().toList();
    }

    private static String inboxes(String user) {
        return inboxPrefix(user) + ".>";
    }
}
