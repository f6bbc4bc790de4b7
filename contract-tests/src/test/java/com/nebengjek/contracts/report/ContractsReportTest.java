package com.nebengjek.contracts.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.contracts.ContractName;
import com.nebengjek.contracts.compatibility.ReleasedCatalogue;
import com.nebengjek.events.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Writes {@code target/contracts.html}: who says what to whom, and what is known of it. */
class ContractsReportTest {

    private static final Path PAGE = Path.of("target/contracts.html");

    @Test
    void the_page_tells_of_every_event_and_finds_no_fault() throws IOException {
        ReleasedCatalogue released = ReleasedCatalogue.of(ReleasedCatalogue.versions().getLast());
        Parties parties = new Parties();
        List<TypeReport> reports = Events.catalogue().types().stream()
                .map(type -> TypeReport.of(type, parties, released))
                .toList();

        String page = ContractsPage.of(reports, released.version(), Instant.now());
        Files.createDirectories(PAGE.getParent());
        Files.writeString(PAGE, page);

        assertThat(reports).allSatisfy(report -> {
            assertThat(page).contains(ContractName.of(report.type()));
            assertThat(report.producers()).as("producers of " + report.type()).isNotEmpty();
        });
        assertThat(reports.stream().flatMap(report -> report.faults().stream())).isEmpty();
    }
}
