package com.nebengjek.bench.edge;

import com.nebengjek.bench.Percentiles;
import com.nebengjek.events.ClientSubjects;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.Position;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.cloudevents.NatsEventWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Events for people, from their publish to the phone; stream CLIENT keeps them as always. */
record EventsOut(int perSecond, int seconds) implements Part {

    private static final int LONGEST_WARM_UP = 10;
    private static final double KEPT_UP = 0.99;
    private static final EventType<?> TYPE = Catalogue.typeOf(MatchProposal.class);
    private static final long FIRST_HALF = 0x0000_0000_0000_4000L;
    private static final Position PLACE = new Position(-6.2, 106.8, null);

    @Override
    public String name() {
        return "events";
    }

    /** Seconds. */
    private int warmUp() {
        return Math.min(LONGEST_WARM_UP, seconds);
    }

    @Override
    public Finding measure(Bench bench) throws Exception {
        Pace pace = new Pace(perSecond, warmUp() + seconds);
        Stopwatch watch = new Stopwatch(pace.times());
        List<Phone> phones = bench.phones().open(bench.callers(), perSecond, watch::heard);
        Duration busyBefore = bench.edge().processorTime();
        double took = pace.run(i -> {
            watch.start(i);
            tell(bench, phones.get(i % phones.size()).person(), i);
        });
        int heard = watch.await(Duration.ofSeconds(30));
        Percentiles delay = watch.percentiles(warmUp() * perSecond);
        double busy = bench.edge().processorTime().minus(busyBefore).toMillis() / 1e3 / took;
        return finding(pace, took, heard, delay, busy);
    }

    private static void tell(Bench bench, UUID person, int number) {
        UUID id = new UUID(FIRST_HALF, number);
        MatchProposal offer =
                new MatchProposal(id, id, person, id, PLACE, PLACE, 420, 79, Instant.now().plusSeconds(30));
        bench.nats()
                .publish(
                        ClientSubjects.client(person),
                        NatsEventWriter.event(id.toString(), "/bench", TYPE.type()).headers(),
                        TYPE.encode(offer));
    }

    private Finding finding(Pace pace, double took, int heard, Percentiles delay, double busy) {
        double rate = pace.times() / took;
        Map<String, String> figures = new TreeMap<>(Map.of(
                "told a second", String.format(Locale.ROOT, "%.0f", rate),
                "heard", heard + " of " + pace.times(),
                "delay p50, p90, p99, max", String.format(
                        Locale.ROOT, "%.1f, %.1f, %.1f, %.1f ms", delay.p50(), delay.p90(), delay.p99(), delay.max()),
                "processors busy with the edge", String.format(Locale.ROOT, "%.2f", busy)));
        List<String> missed = heard == pace.times() && rate >= KEPT_UP * perSecond
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "%d of %d events were heard at %.0f a second: the goal is all at %d",
                        heard, pace.times(), rate, perSecond));
        return new Finding(name(), figures, missed);
    }
}
