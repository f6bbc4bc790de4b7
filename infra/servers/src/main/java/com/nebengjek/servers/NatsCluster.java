package com.nebengjek.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** NATS servers of this machine that form one cluster, so that streams can have replicas. */
public final class NatsCluster implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final List<Member> members;

    private NatsCluster(List<Member> members) {
        this.members = members;
    }

    /**
     * One of its servers.
     *
     * @param name as JetStream names leaders and replicas
     */
    public record Member(String name, NatsAddress address, Server server) {}

    /**
     * Starts so many servers at once and returns when all of them answer.
     *
     * @param options of these, how many accounts there are is ignored: everybody shares one
     */
    public static NatsCluster start(int size, ServerOptions options) {
        NatsProgram program = NatsProgram.onThisMachine(options.report());
        List<Integer> routes =
                IntStream.range(0, size).map(each -> FreePort.next()).boxed().toList();
        List<CompletableFuture<Member>> starting = IntStream.range(0, size)
                .mapToObj(index -> CompletableFuture.supplyAsync(
                        () -> member("nats-" + (index + 1), program, routes.get(index), routes, options),
                        Thread::startVirtualThread))
                .toList();
        List<Member> members = new ArrayList<>();
        try {
            starting.forEach(member -> members.add(member.join()));
        } catch (CompletionException failed) {
            starting.forEach(member -> member.thenAccept(started -> started.server().close()));
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
        return new NatsCluster(List.copyOf(members));
    }

    private static Member member(
            String name, NatsProgram program, int route, List<Integer> routes, ServerOptions options) {
        int port = FreePort.next();
        int monitoringPort = FreePort.next();
        Path data = Directories.create(options.data().resolve(name));
        Path file = data.resolve("nats.conf");
        NatsConfiguration configuration = new NatsConfiguration(
                HOST, port, monitoringPort, data.resolve("store").toAbsolutePath(), options.durable(), 0, "");
        try {
            Files.writeString(file, configuration.inCluster(name, route, routes));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
        String monitoringUrl = "http://" + HOST + ":" + monitoringPort;
        Server server = LocalServer.started(
                "NATS " + name,
                List.of(program.path().toString(), "--config", file.toString()),
                Map.of(),
                data.resolve("nats.log"),
                Probe.nats(monitoringUrl));
        return new Member(
                name, new NatsAddress("nats://" + HOST + ":" + port, monitoringUrl, 0, Optional.empty()), server);
    }

    public List<Member> members() {
        return members;
    }

    /** @throws IllegalArgumentException when there is none of that name */
    public Member member(String name) {
        return members.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no server is named '%s': there are %s"
                        .formatted(name, members.stream().map(Member::name).toList())));
    }

    /** The URLs of all servers, separated by commas. */
    public String url() {
        return members.stream().map(member -> member.address().url()).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        CompletableFuture.allOf(members.stream()
                        .map(member -> CompletableFuture.runAsync(member.server()::close, Thread::startVirtualThread))
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
