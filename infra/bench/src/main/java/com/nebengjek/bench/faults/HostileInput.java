package com.nebengjek.bench.faults;

import com.nebengjek.bench.faults.BillingProcess.Facts;
import com.nebengjek.servers.ServerOptions;
import com.nebengjek.servers.Source;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PushSubscribeOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Inputs that no producer should send, to a process with little memory; good ones among them. */
final class HostileInput implements Fault {

    private static final int INPUTS_PER_SECOND_OF_LOAD = 1_700;
    private static final String HEAP = "96m";
    private static final long MOST_HEAP_AFTERWARDS = 64L * 1024 * 1024;
    private static final long SEED = 20_260_101;
    private static final String SUBJECT = "bench.metered.ride.hostile";
    private static final Duration TO_DRAIN = Duration.ofSeconds(120);
    private static final Duration NEXT_LETTER = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "input";
    }

    @Override
    public String summary() {
        return "random, truncated, mutated, oversized and wrongly typed inputs, 100,000 in 60 s of load";
    }

    @Override
    public Outcome strike(Duration load, Path data) throws Exception {
        ServerOptions options = ServerOptions.throwaway(data, 0, line -> {});
        try (var nats = Source.named(System.getProperty("servers", ""), Map.of()).nats(options);
                Billing billing = Billing.open(nats.address().url(), 1);
                BillingProcess process = BillingProcess.start(nats.address().url(), HEAP, data.resolve("process.log"))) {
            process.awaitReady();
            int count = (int) Math.ceilDiv(load.toMillis() * INPUTS_PER_SECOND_OF_LOAD, 1_000);
            long began = System.nanoTime();
            Sent sent = publish(count, nats.address().url());
            boolean drained = billing.drained(TO_DRAIN);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            if (!process.isAlive()) {
                return new Outcome(name(), Map.of("published", count), List.of("the process has ended"));
            }
            return outcome(sent, drained, took, billing, process);
        }
    }

    /** @param refused those that the stream has not taken */
    private record Sent(long all, long good, long refused) {

        long stored() {
            return all - refused;
        }
    }

    private static Sent publish(int count, String url) throws Exception {
        HostileInputs inputs = new HostileInputs(SEED);
        long good = 0;
        try (RawProducer producer = new RawProducer(url)) {
            for (int i = 0; i < count; i++) {
                HostileInputs.Input input = inputs.next();
                good += input.good() ? 1 : 0;
                producer.publish(SUBJECT, input);
            }
            producer.flush();
            return new Sent(count, good, producer.refused());
        }
    }

    private Outcome outcome(
            Sent sent, boolean drained, Duration took, Billing billing, BillingProcess process)
            throws Exception {
        Facts facts = process.facts();
        List<String> violations = new ArrayList<>();
        if (!drained) {
            violations.add(billing.outstanding() + " inputs were never finished");
        }
        Billing.require(violations, "inputs are unaccounted for", sent.stored() - facts.handled() - facts.ignored() - facts.dead());
        Billing.require(violations, "inputs are missing in the stream", sent.stored() - billing.count(Billing.IN));
        Billing.require(violations, "dead letters are missing", facts.dead() - billing.count(Billing.DEAD));
        Billing.require(violations, "dead letters have no reason", withoutReason(billing));
        Billing.require(violations, "good events have no bill", sent.good() - goodBills(sent, billing));
        if (facts.heap() > MOST_HEAP_AFTERWARDS) {
            violations.add("%,d bytes of heap are in use afterwards".formatted(facts.heap()));
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("published", sent.all());
        figures.put("refused by their stream", sent.refused());
        figures.put("handled", facts.handled());
        figures.put("ignored", facts.ignored());
        figures.put("dead letters", facts.dead());
        figures.put("delivered again", billing.redelivered());
        figures.put("seconds", KilledProcesses.seconds(took));
        figures.put("MB of heap in use afterwards, of " + HEAP, facts.heap() / 1_000_000);
        figures.put("processor time of the function, s", KilledProcesses.seconds(process.processorTime()));
        return new Outcome(name(), figures, violations);
    }

    /** Every tenth input is good, and its ride has the number of the input; a mutated one may have any other. */
    private static long goodBills(Sent sent, Billing billing) throws Exception {
        return billing.subjects(Billing.OUT).stream()
                .filter(subject -> subject.contains(".00000000-0000-0009-"))
                .mapToLong(subject -> Long.parseLong(subject.substring(subject.lastIndexOf('-') + 1), 16))
                .filter(number -> number % 10 == 0 && number <= sent.all())
                .count();
    }

    private static long withoutReason(Billing billing) throws Exception {
        long without = 0;
        PushSubscribeOptions inOrder = PushSubscribeOptions.builder().ordered(true).stream(Billing.DEAD).build();
        JetStreamSubscription letters = billing.connection().jetStream().subscribe("dead.>", inOrder);
        for (long left = billing.count(Billing.DEAD); left > 0; left--) {
            Message letter = letters.nextMessage(NEXT_LETTER);
            String reason = letter == null ? null : letter.getHeaders().getFirst("dead-reason");
            without += reason == null || reason.isBlank() ? 1 : 0;
        }
        letters.unsubscribe();
        return without;
    }
}
