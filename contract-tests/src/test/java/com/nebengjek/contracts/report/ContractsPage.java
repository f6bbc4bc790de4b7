package com.nebengjek.contracts.report;

import com.nebengjek.contracts.ContractName;
import com.nebengjek.events.catalogue.Describe;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The report as a page for people, readable on a phone, without anything from elsewhere. */
final class ContractsPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Contracts of NebengJek</title>
            <style>
            :root { color-scheme: light dark; --text: light-dark(#1b1f24, #e6e8ea); --faint: light-dark(#57606a, #a0a8b0);
              --paper: light-dark(#fff, #15181c); --line: light-dark(#d8dce0, #343a41); --good: light-dark(#0b6b50, #5fd0a8);
              --bad: light-dark(#b3261e, #ff8a80); }
            body { margin: 0 auto; max-width: 76rem; padding: 1rem 1.5rem 4rem; background: var(--paper); color: var(--text);
              font: 15px/1.5 system-ui, sans-serif; }
            h1 { font-size: 1.3rem; margin: 0; } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
            .facts, .said { color: var(--faint); margin: .1rem 0; } .said { font-size: .9em; }
            table { border-collapse: collapse; width: 100%%; } caption { text-align: left; color: var(--faint); }
            th, td { text-align: left; vertical-align: top; padding: .4rem 1rem .4rem 0; border-top: 1px solid var(--line); }
            th { color: var(--faint); font-weight: 500; } code { font: 600 .9em ui-monospace, monospace; overflow-wrap: anywhere; }
            .good { color: var(--good); } .bad { color: var(--bad); font-weight: 600; }
            @media (max-width: 800px) {
              thead { position: absolute; clip-path: inset(50%%); } tr { display: block; padding: .6rem 0; border-top: 1px solid var(--line); }
              td { display: block; border: 0; padding: .1rem 0; } td[data-is]::before { content: attr(data-is) ": "; color: var(--faint); }
            }
            </style>
            </head>
            <body>
            <h1>Contracts of NebengJek</h1>
            <p class="facts">Verified %s against release %s of the catalogue.</p>
            <p>%s</p>
            <table>
            <caption>Every event: who says it, who hears it, and what is verified.</caption>
            <thead><tr><th scope="col">Event</th><th scope="col">Producers</th><th scope="col">Consumers</th>
            <th scope="col">Needs stated</th><th scope="col">Golden events</th><th scope="col">Since the release</th></tr></thead>
            <tbody>
            %s</tbody>
            </table>
            <h2>What is verified</h2>
            <ul>
            <li>Each golden event is taken, and each broken one refused for the reason in its file, by the schema and by the record.</li>
            <li>What each consumer says that it needs is promised by the schema, and is in every golden event.</li>
            <li>No event has changed since a release so that somebody breaks.</li>
            <li>All functions in one process, on real servers, handle every golden event; each broken one becomes a dead letter with
            its reason; what functions say keeps the strict schema (<code>GoldenEventsIT</code>).</li>
            <li>AsyncAPI says the same, by the word of its official parser (<code>AsyncApiTest</code>).</li>
            </ul>
            </body>
            </html>
            """;

    private ContractsPage() {}

    static String of(List<TypeReport> reports, String release, Instant now) {
        String rows = reports.stream().map(ContractsPage::row).collect(Collectors.joining());
        return PAGE.formatted(now.truncatedTo(ChronoUnit.SECONDS), release, summary(reports), rows);
    }

    private static String summary(List<TypeReport> reports) {
        int golden = reports.stream().mapToInt(report -> report.right() + report.broken()).sum();
        int statements = reports.stream().mapToInt(TypeReport::statements).sum();
        List<String> faults = reports.stream().flatMap(report -> report.faults().stream()).toList();
        String all = "%d events, %d golden examples, %d statements of consumers: ".formatted(reports.size(), golden, statements);
        return all + (faults.isEmpty()
                ? "<span class=\"good\">all is well.</span>"
                : faults.stream().map(fault -> "<br><span class=\"bad\">" + escaped(fault) + "</span>").collect(Collectors.joining()));
    }

    private static String row(TypeReport report) {
        return """
                <tr><td><code>%s</code><p class="said">%s</p></td>%s%s%s%s%s</tr>
                """.formatted(
                        ContractName.of(report.type()),
                        escaped(description(report)),
                        cell("Producers", names(report.producers())),
                        cell("Consumers", names(report.consumers())),
                        cell("Needs stated", report.statements() + ""),
                        cell("Golden events", "%d right, %d broken".formatted(report.right(), report.broken())),
                        cell("Since the release", report.changed()));
    }

    private static String description(TypeReport report) {
        String stream = report.type().stream().isEmpty() ? "no stream keeps it" : "stream " + report.type().stream();
        return report.type().recordClass().getAnnotation(Describe.class).value() + " · " + stream;
    }

    private static String names(Collection<String> names) {
        return names.isEmpty() ? "nobody" : String.join(", ", names);
    }

    private static String cell(String name, String text) {
        return "<td data-is=\"%s\">%s</td>".formatted(name, escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
