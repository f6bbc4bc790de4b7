package com.nebengjek.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    private final Report report = new Report(
            12,
            9,
            1,
            3,
            8,
            0,
            new Report.Payments(8, 40_000, 2_000, 38_000),
            new Report.Odometer(13_400.5, 13_390.25),
            new Report.Latency(12.5, 80),
            new Report.Events(1_000, 990, 1, 0),
            List.of("Ride 1 is wrong."));

    @Test
    void the_file_has_the_fields_that_are_promised(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("deep/report.json");

        report.write(file);

        JsonNode written = JsonMapper.shared().readTree(Files.readString(file));
        JsonNode promised = JsonMapper.shared().readTree("""
                {
                  "requests": 12, "matched": 9, "unmatched": 1, "cancelled": 3, "completed": 8, "openRides": 0,
                  "payments": {"count": 8, "amount": 40000, "adminFee": 2000, "driverPayout": 38000},
                  "odometer": {"simulatedMetres": 13400.5, "billedMetres": 13390.25},
                  "offerLatencyMs": {"p50": 12.5, "p99": 80.0},
                  "events": {"published": 1000, "handled": 990, "redelivered": 1, "deadLetters": 0},
                  "violations": ["Ride 1 is wrong."]
                }
                """);
        assertThat(written).isEqualTo(promised);
    }

    @Test
    void the_summary_names_every_violation() {
        assertThat(Summary.of(report)).contains("- Ride 1 is wrong.").contains("8 of 40,000 rupiah");
    }
}
