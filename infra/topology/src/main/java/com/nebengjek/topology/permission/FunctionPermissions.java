package com.nebengjek.topology.permission;

import com.nebengjek.topology.ConsumerSpec;
import com.nebengjek.topology.FunctionSpec;
import com.nebengjek.topology.Topology;
import java.util.List;
import java.util.stream.Stream;

/**
 * The subjects on which a function's user may publish, and to which it may subscribe; every other one is refused.
 *
 * <p>The function's connection has the inbox prefix {@code _INBOX.<function>}: with the common one, each function could
 * hear the answers to all others.
 */
public record FunctionPermissions(String user, List<String> publish, List<String> subscribe) {

    private static final String ATTEMPTS = "attempts";

    public FunctionPermissions {
        publish = List.copyOf(publish);
        subscribe = List.copyOf(subscribe);
    }

    /** The permissions of every function of a topology, in the file's order. */
    public static List<FunctionPermissions> of(Topology topology) {
        boolean countsAttempts =
                topology.buckets().stream().anyMatch(bucket -> bucket.name().equals(ATTEMPTS));
        return topology.functions().stream()
                .map(function -> of(function, countsAttempts))
                .toList();
    }

    private static FunctionPermissions of(FunctionSpec function, boolean countsAttempts) {
        Stream<String> delivery = function.consumers().stream().flatMap(FunctionPermissions::delivery);
        Stream<String> attempts = countsAttempts ? attempts(function.consumers()) : Stream.of();
        return new FunctionPermissions(
                function.name(),
                Stream.of(function.emits().stream(), delivery, attempts)
                        .flatMap(subjects -> subjects)
                        .toList(),
                List.of("_INBOX." + function.name() + ".>"));
    }

    private static Stream<String> delivery(ConsumerSpec consumer) {
        String place = consumer.stream() + "." + consumer.durable();
        return Stream.of(
                "$JS.API.CONSUMER.MSG.NEXT." + place,
                "$JS.ACK." + place + ".>",
                "$JS.API.STREAM.INFO." + consumer.stream(),
                "$JS.API.CONSUMER.INFO." + place,
                "dead." + place);
    }

    /** The client asks what the bucket is like before it reads a key. */
    private static Stream<String> attempts(List<ConsumerSpec> consumers) {
        Stream<String> keys = consumers.stream()
                .map(consumer -> "$KV.attempts.%s.%s.>".formatted(consumer.stream(), consumer.durable()))
                .flatMap(key -> Stream.of(key, "$JS.API.DIRECT.GET.KV_attempts." + key));
        return consumers.isEmpty() ? keys : Stream.concat(keys, Stream.of("$JS.API.STREAM.INFO.KV_attempts"));
    }
}
