package com.nebengjek.contracts.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.contracts.ContractName;
import com.nebengjek.contracts.compatibility.CatalogueChanges.TypeChange;
import com.nebengjek.contracts.consumer.Statement;
import com.nebengjek.contracts.consumer.Statements;
import com.nebengjek.events.Events;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.events.catalogue.Upcaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was released stays true. {@code mvn test -pl contract-tests -Dtest=ReleasedCatalogueTest -Dcontracts.release=0.2.0}
 * keeps the present catalogue as a release.
 */
class ReleasedCatalogueTest {

    private static final Path ROOT = Path.of("src/main/resources/contracts/released");

    @BeforeAll
    static void release() throws IOException {
        String version = System.getProperty("contracts.release");
        if (version == null) {
            return;
        }
        assertThat(ROOT.resolve(version)).as("a release is never written again").doesNotExist();
        Files.createDirectories(ROOT.resolve(version));
        for (Map.Entry<String, JsonNode> schema : present().entrySet()) {
            String text = EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema.getValue());
            Files.writeString(ROOT.resolve(version).resolve(schema.getKey() + ".schema.json"), text + "\n");
        }
    }

    static List<String> releases() {
        return ReleasedCatalogue.versions();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void no_type_has_changed_since_a_release_so_that_somebody_breaks(String version) {
        List<TypeChange> changes =
                CatalogueChanges.between(ReleasedCatalogue.of(version).schemas(), present(), upcast(Events.catalogue()));

        assertThat(changes.stream()
                        .filter(each -> each.change().level() == Level.BREAKING)
                        .map(each -> CatalogueChanges.explain(each, Statements.all())))
                .as("since release " + version)
                .isEmpty();
    }

    @Test
    void whoever_makes_a_breaking_change_is_told_which_consumer_it_breaks() {
        Map<String, JsonNode> changed = new HashMap<>(present());
        ObjectNode schema = (ObjectNode) changed.get("ride.completed.v1");
        schema.withObject("/properties/payment/properties").remove("amount");

        List<TypeChange> changes = CatalogueChanges.between(present(), changed, Set.of());

        assertThat(changes).hasSize(1);
        assertThat(CatalogueChanges.level(changes)).isEqualTo(Level.BREAKING);
        assertThat(CatalogueChanges.explain(changes.getFirst(), Statements.all()))
                .startsWith("ride.completed.v1: payment.amount is gone, which breaks consumers and producers. ")
                .contains("analytics-job")
                .contains("passenger-app")
                .endsWith(" read payment.amount. Undo it, or give the event a new version and upcast the old one.");
    }

    @Test
    void a_type_that_nobody_says_any_more_is_a_breaking_change_unless_it_is_upcast() {
        Map<String, JsonNode> without = new HashMap<>(present());
        without.remove("ride.completed.v1");

        assertThat(CatalogueChanges.level(CatalogueChanges.between(present(), without, Set.of()))).isEqualTo(Level.BREAKING);
        assertThat(CatalogueChanges.level(CatalogueChanges.between(present(), without, Set.of("ride.completed.v1"))))
                .isEqualTo(Level.COMPATIBLE);
    }

    @Test
    void a_version_is_upcast_for_as_long_as_its_upcaster_is_named() {
        EventType<RideCompleted> completed = EventType.of(RideCompleted.class).upcasting(new Upcaster() {
            @Override
            public String from() {
                return "com.nebengjek.ride.completed.v0";
            }

            @Override
            public ObjectNode upcast(ObjectNode data) {
                return data;
            }
        });

        assertThat(upcast(Events.catalogue().with(completed))).contains("ride.completed.v0");
        assertThat(upcast(Events.catalogue())).doesNotContain("ride.completed.v0");
    }

    @Test
    void what_nobody_is_known_to_read_may_still_be_read_by_others() {
        TypeChange change = new TypeChange("match.round.v1", SchemaChange.breaking("due", "is gone", Side.CONSUMERS));

        assertThat(CatalogueChanges.explain(change, List.<Statement>of())).contains("No consumer that is known reads it; others may.");
    }

    /** The names of versions that are no longer said, and taken. */
    private static Set<String> upcast(Catalogue catalogue) {
        return catalogue.types().stream()
                .flatMap(type -> type.earlierTypes().stream().map(earlier -> ContractName.of(type, earlier)))
                .collect(Collectors.toSet());
    }

    private static Map<String, JsonNode> present() {
        Map<String, JsonNode> schemas = new TreeMap<>();
        Events.catalogue().types().forEach(type -> schemas.put(ContractName.of(type), type.schema()));
        return schemas;
    }
}
