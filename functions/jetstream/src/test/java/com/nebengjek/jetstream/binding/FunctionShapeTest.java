package com.nebengjek.jetstream.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nebengjek.jetstream.Caused;
import com.nebengjek.jetstream.Publication;
import java.lang.reflect.Type;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.messaging.Message;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class FunctionShapeTest {

    private static final Type LIST = new ParameterizedTypeReference<List<OrderPlaced>>() {}.getType();
    private static final Type BILLS = new ParameterizedTypeReference<Flux<OrderBilled>>() {}.getType();

    @Test
    void the_durable_of_a_composed_function_has_the_names_of_its_parts() {
        assertThat(FunctionShape.nameOf("priceRide|bill")).isEqualTo("price-ride-bill");
    }

    @Test
    void a_function_of_the_whole_stream_is_refused() {
        Type stream = new ParameterizedTypeReference<Flux<OrderPlaced>>() {}.getType();

        assertRefused(part(stream, BILLS))
                .withMessage("takes the whole stream, in which no single event could be retried or acknowledged: "
                        + "take OrderPlaced, or List<OrderPlaced>");
    }

    @Test
    void an_input_that_is_no_event_is_refused() {
        assertRefused(part(String.class, BILLS))
                .withMessage("takes String, and java.lang.String is neither a record nor a sealed interface of records");
        assertRefused(part(Object.class, BILLS)).withMessageStartingWith("takes Object, and");
        assertRefused(part(List.class, BILLS)).withMessageContaining("does not say of what");
    }

    @Test
    void an_output_that_is_no_event_is_refused() {
        assertRefused(part(OrderPlaced.class, new ParameterizedTypeReference<Mono<String>>() {}.getType()))
                .withMessageStartingWith("returns String, and");
        assertRefused(part(OrderPlaced.class, new ParameterizedTypeReference<Message<OrderBilled>>() {}.getType()))
                .withMessage("returns Message<OrderBilled>, but headers are derived from the event: return OrderBilled");
    }

    @Test
    void a_batch_says_which_input_an_output_follows_from_and_nothing_else_does() {
        Type caused = new ParameterizedTypeReference<Flux<Caused<OrderBilled>>>() {}.getType();

        assertThat(FunctionShape.of(new Composition(List.of(part(LIST, caused)))).batch()).isTrue();
        assertRefused(part(LIST, BILLS)).withMessageEndingWith("return Flux<Caused<OrderBilled>>");
        assertRefused(part(OrderPlaced.class, caused)).withMessageContaining("without taking a batch");
    }

    @Test
    void parts_that_do_not_fit_together_are_refused() {
        Part first = part("price", OrderPlaced.class, Integer.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Composition(List.of(first, part("bill", String.class, OrderBilled.class))))
                .withMessage("passes Integer from 'price' to 'bill', which takes String");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Composition(List.of(part("see", OrderPlaced.class, null), first)))
                .withMessageStartingWith("passes nothing from 'see' (Consumer<OrderPlaced>)");
    }

    @Test
    void a_supplier_supplies_a_flux_of_events() {
        Outputs.checkSupplied(List.of(part(null, BILLS)));
        Outputs.checkSupplied(List.of(part(null, new ParameterizedTypeReference<Flux<Publication>>() {}.getType())));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Outputs.checkSupplied(List.of(part(null, OrderBilled.class))))
                .withMessageContaining("supply a Flux");
    }

    private static ThrowableAssertAlternative<IllegalArgumentException> assertRefused(Part part) {
        return assertThatIllegalArgumentException().isThrownBy(() -> FunctionShape.of(new Composition(List.of(part))));
    }

    private static Part part(@Nullable Type input, @Nullable Type output) {
        return part("bill", input, output);
    }

    private static Part part(String bean, @Nullable Type input, @Nullable Type output) {
        return new Part(bean, input, output, taken -> taken);
    }
}
