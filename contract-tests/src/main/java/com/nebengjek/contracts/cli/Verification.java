package com.nebengjek.contracts.cli;

import com.nebengjek.contracts.verify.EventFiles;
import com.nebengjek.contracts.verify.EventVerifier;
import com.nebengjek.contracts.verify.Found;
import com.nebengjek.contracts.verify.StreamEvents;
import com.nebengjek.contracts.verify.Verdict;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.client.JetStreamClient;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code verify}: says of each event that does not keep its contract where it is, what is wrong and what to do. */
final class Verification {

    private final Words words;
    private final PrintStream out;
    private final EventVerifier verifier = new EventVerifier(Clock.systemUTC());
    private final Map<String, Integer> conforming = new TreeMap<>();
    private final List<Verdict> broken = new ArrayList<>();
    private int events;

    private record Report(boolean conforms, int events, Map<String, Integer> conforming, List<Verdict> broken) {}

    Verification(Words words, PrintStream out) {
        this.words = words;
        this.out = out;
    }

    int run() throws IOException, JetStreamApiException, InterruptedException {
        String stream = words.stream();
        if (stream == null && words.operands().isEmpty()) {
            throw new IllegalArgumentException("What is to be verified is missing: name files, or --stream NAME.");
        }
        for (String file : words.operands()) {
            read(file).forEach(this::take);
        }
        if (stream != null) {
            try (JetStreamClient client = JetStreamClient.connect(words.server())) {
                StreamEvents.read(client, stream, this::take);
            }
        }
        print();
        return broken.isEmpty() ? 0 : 1;
    }

    private static List<Found> read(String name) throws IOException {
        Path file = Path.of(name);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException("FILE is '%s', which cannot be read: name a file with events.".formatted(name));
        }
        try {
            return EventFiles.read(file);
        } catch (InvalidData none) {
            return List.of(new Found(name, null, none, null));
        }
    }

    private void take(Found found) {
        events++;
        Verdict verdict = verifier.verify(found);
        if (verdict.conforms()) {
            conforming.merge(verdict.type(), 1, Integer::sum);
        } else {
            broken.add(verdict);
        }
    }

    private void print() {
        if (words.json()) {
            Report report = new Report(broken.isEmpty(), events, conforming, broken);
            out.println(EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
            return;
        }
        broken.forEach(verdict -> out.printf("%s%n  %s %s%n  %s%n", verdict.place(), verdict.type(), verdict.id(), verdict.fault()));
        conforming.forEach((type, count) -> out.printf("%6d conform to %s%n", count, type));
        out.printf("%s: %d of %d events conform%n", broken.isEmpty() ? "good" : "broken", events - broken.size(), events);
    }
}
