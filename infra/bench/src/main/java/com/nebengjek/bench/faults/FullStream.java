package com.nebengjek.bench.faults;

import com.nebengjek.servers.ServerOptions;
import com.nebengjek.servers.Source;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The streams of outputs and of dead letters are full and refuse more, as they do when a disk is full. */
final class FullStream implements Fault {

    private static final int EVENTS_PER_SECOND = 500;
    private static final int INVALID = 20;
    private static final Duration TO_DRAIN = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "full";
    }

    @Override
    public String summary() {
        return "the streams of outputs and dead letters are full and refuse more for half of the time";
    }

    @Override
    public Outcome strike(Duration load, Path data) throws Exception {
        ServerOptions options = ServerOptions.throwaway(data, 0, line -> {});
        try (var nats = Source.named(System.getProperty("servers", ""), Map.of()).nats(options);
                Billing billing = Billing.open(nats.address().url(), 1);
                BillingProcess process =
                        BillingProcess.start(nats.address().url(), "96m", data.resolve("process.log"))) {
            return strike(load, billing, process);
        }
    }

    private Outcome strike(Duration load, Billing billing, BillingProcess process) throws Exception {
        process.awaitReady();
        long room = EVENTS_PER_SECOND * load.toMillis() / 8_000;
        billing.limit(Billing.OUT, room);
        billing.limit(Billing.DEAD, 1);
        publishInvalid(billing);
        Producer producer = new Producer(billing.connection());
        var publishing = KilledProcesses.inBackground(() -> producer.publish(EVENTS_PER_SECOND, load));
        Billing.within(TO_DRAIN, () -> billing.count(Billing.OUT) == room && billing.count(Billing.DEAD) == 1);
        TimeUnit.NANOSECONDS.sleep(load.toNanos() / 2);
        long waiting = billing.outstanding();
        billing.lift(Billing.OUT);
        billing.lift(Billing.DEAD);
        long lifted = System.nanoTime();
        boolean goesOn = Billing.within(TO_DRAIN, () -> billing.count(Billing.OUT) > room);
        Duration recovery = Duration.ofNanos(System.nanoTime() - lifted);
        long published = publishing.join();
        billing.drained(TO_DRAIN);

        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("published", published);
        figures.put("waiting when there was room again", waiting);
        figures.put("went on after s", KilledProcesses.seconds(recovery));
        figures.put("redelivered", billing.redelivered());
        List<String> violations = billing.violations(published);
        violations.removeIf(sentence -> sentence.equals(INVALID + " good events are dead letters"));
        Billing.require(violations, "invalid events are no dead letters", INVALID - billing.count(Billing.DEAD));
        if (!goesOn || !process.isAlive()) {
            violations.add("nothing went on when there was room again");
        }
        return new Outcome(name(), figures, violations);
    }

    private static void publishInvalid(Billing billing) throws Exception {
        for (int i = 0; i < INVALID; i++) {
            Headers headers = new Headers().put("ce-id", "invalid " + i);
            String subject = Producer.event(i).getSubject();
            billing.connection()
                    .jetStream()
                    .publish(new NatsMessage(subject, null, headers, "{}".getBytes(StandardCharsets.UTF_8)));
        }
    }
}
