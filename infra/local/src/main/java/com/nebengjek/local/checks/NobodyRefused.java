package com.nebengjek.local.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** No user of NATS wanted what it may not do. Only a server of this machine has a log to look into. */
final class NobodyRefused implements Check {

    private static final Pattern REFUSAL =
            Pattern.compile("\"(?:\\$G/user:)?([^\"]+)\" - (Publish|Subscription) Violation - (?:Subject )?(.+)$");

    @Override
    public List<String> violations(Evidence evidence) throws IOException {
        Path log = evidence.run().natsLog();
        if (!Files.isRegularFile(log)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(REFUSAL::matcher)
                    .filter(Matcher::find)
                    .map(refusal -> "NATS refused %s a %s: %s."
                            .formatted(refusal.group(1), refusal.group(2).toLowerCase(), refusal.group(3)))
                    .distinct()
                    .toList();
        }
    }
}
