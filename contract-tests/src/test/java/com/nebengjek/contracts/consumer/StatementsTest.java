package com.nebengjek.contracts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.nebengjek.contracts.ContractName;
import com.nebengjek.contracts.Inputs;
import com.nebengjek.contracts.golden.GoldenEvents;
import com.nebengjek.events.Events;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.events.catalogue.SchemaCheck;
import com.nebengjek.topology.Topology;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Producers keep what consumers say that they need. */
class StatementsTest {

    static List<Statement> statements() {
        return Statements.all();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void what_a_consumer_needs_is_promised_by_the_schema(Statement statement) {
        assertThat(statement.unmetBy(typeOf(statement).schema()))
                .as("%s needs of %s what its schema does not promise", statement.consumer(), statement.type())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void what_a_consumer_needs_is_in_every_golden_event(Statement statement) {
        SchemaCheck needs = new SchemaCheck((ObjectNode) statement.needs());

        assertThat(GoldenEvents.of(typeOf(statement)).stream().filter(golden -> !golden.isBroken()))
                .allSatisfy(golden -> assertThatCode(() -> needs.check(golden.data()))
                        .as("%s needs of %s, and not so in %s", statement.consumer(), statement.type(), golden.id())
                        .doesNotThrowAnyException());
    }

    @ParameterizedTest
    @MethodSource("statements")
    void what_a_consumer_is_tested_with_is_an_event_that_it_can_get(Statement statement) {
        new SchemaCheck((ObjectNode) statement.needs()).check(statement.example());
        typeOf(statement).decodeStrictly(statement.example(), Clock.systemUTC());
    }

    @Test
    void every_function_states_what_it_needs_of_each_of_its_inputs_and_of_nothing_else() {
        Stream<String> wanted = Topology.load(Set.of("earlier-subscribers")).consumers().stream()
                .flatMap(consumer -> Inputs.of(consumer).stream().map(type -> consumer.function() + " on " + ContractName.of(type)));
        Set<String> functions = Set.copyOf(
                Topology.load(Set.of("earlier-subscribers")).functions().stream().map(function -> function.name()).toList());

        assertThat(statements().stream().filter(each -> functions.contains(each.consumer())).map(Statement::toString))
                .containsExactlyInAnyOrderElementsOf(wanted.toList());
    }

    @Test
    void apps_and_programs_of_others_have_their_say() {
        assertThat(statements().stream().map(Statement::consumer))
                .contains("driver-app", "passenger-app", "analytics-job", "dispatch-board");
    }

    @Test
    void what_a_producer_does_not_promise_is_told_with_its_field() {
        ObjectNode schema = Events.catalogue().find("com.nebengjek.ride.completed.v1", null).orElseThrow().schema();
        schema.withObject("/properties/payment/properties/amount").put("type", "number");
        Statement statement = Statements.on("ride.completed.v1").stream()
                .filter(each -> each.consumer().equals("analytics-job"))
                .findFirst()
                .orElseThrow();

        assertThat(statement.unmetBy(schema)).hasToString("[payment.amount is of type number now, it was integer]");
    }

    private static EventType<?> typeOf(Statement statement) {
        return Events.catalogue().types().stream()
                .filter(type -> ContractName.of(type).equals(statement.type()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(statement.consumer() + " needs " + statement.type()
                        + ", and there is no such event: it has " + EventJson.mapper().writeValueAsString(statement.example())));
    }
}
