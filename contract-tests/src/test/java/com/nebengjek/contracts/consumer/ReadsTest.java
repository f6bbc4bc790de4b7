package com.nebengjek.contracts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.nebengjek.contracts.ContractName;
import com.nebengjek.events.Events;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.location.LocationModule;
import com.nebengjek.match.MatchModule;
import com.nebengjek.notify.NotifyModule;
import com.nebengjek.payment.PaymentModule;
import com.nebengjek.ride.RideModule;
import com.nebengjek.state.StateModule;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What functions state that they need of events is what their code reads. */
class ReadsTest {

    /** Modules and their functions; the others write templates and earlier payloads from JSON, which bytecode does not show. */
    enum Code {
        LOCATION(LocationModule.class, "location-store"),
        MATCH(MatchModule.class, "driver-availability", "match-propose", "match-decide", "match-expire"),
        RIDE(RideModule.class, "ride-create", "ride-progress", "ride-meter"),
        PAYMENT(PaymentModule.class, "payment"),
        NOTIFY(NotifyModule.class, "client-notify"),
        STATE(StateModule.class, "client-state");

        private final Class<?> module;
        private final List<String> functions;

        Code(Class<?> module, String... functions) {
            this.module = module;
            this.functions = List.of(functions);
        }

        List<Statement> statements() {
            return Statements.all().stream()
                    .filter(statement -> functions.contains(statement.consumer()))
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_read_is_stated_and_what_is_stated_is_read(Code code) {
        Set<Class<?>> inputs = new LinkedHashSet<>();
        Set<String> stated = new TreeSet<>();
        for (Statement statement : code.statements()) {
            Class<?> record = recordOf(statement);
            inputs.add(record);
            collect(record, statement.needs(), stated);
        }

        Set<String> read = Reads.of(code.module, Events.class, inputs);

        assertThat(stated).as("stated, and read nowhere in the code").isSubsetOf(read);
        assertThat(read.stream().filter(each -> isOf(inputs, each))).as("read, and not stated").isSubsetOf(stated);
    }

    private static boolean isOf(Set<Class<?>> inputs, String component) {
        return inputs.stream().anyMatch(input -> component.startsWith(input.getSimpleName() + "."));
    }

    private static Class<?> recordOf(Statement statement) {
        return Events.catalogue().types().stream()
                .filter(type -> ContractName.of(type).equals(statement.type()))
                .findFirst()
                .<Class<?>>map(EventType::recordClass)
                .orElseThrow();
    }

    private static void collect(Class<?> record, JsonNode needs, Set<String> stated) {
        needs.path("properties").forEachEntry((name, schema) -> {
            RecordComponent component = Arrays.stream(record.getRecordComponents())
                    .filter(each -> nameOf(each).equals(name))
                    .findFirst()
                    .orElseThrow();
            stated.add(record.getSimpleName() + "." + component.getName());
            collect(component.getType(), schema, stated);
        });
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty other = component.getAccessor().getAnnotation(JsonProperty.class);
        return other == null
                ? component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)
                : other.value();
    }
}
