package com.nebengjek.jetstream.binding;

import java.lang.reflect.Type;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry.FunctionInvocationWrapper;

/**
 * A function bean, alone or as a part of a composed function.
 *
 * @param input what it takes; null for a supplier
 * @param output what it returns; null for a consumer
 * @param call calls the bean; a supplier is called with anything
 */
record Part(
        String bean, @Nullable Type input, @Nullable Type output, Function<Object, @Nullable Object> call) {

    static Part of(String bean, FunctionInvocationWrapper function) {
        return new Part(
                bean,
                function.isSupplier() ? null : function.getInputType(),
                function.isConsumer() ? null : function.getOutputType(),
                callable(function));
    }

    /** The bean itself: the catalogue's wrapper converts its input, and logs what a handler says as an error. */
    @SuppressWarnings("unchecked")
    private static Function<Object, @Nullable Object> callable(FunctionInvocationWrapper function) {
        return switch (function.getTarget()) {
            case Function<?, ?> plain -> (Function<Object, @Nullable Object>) plain;
            case Consumer<?> consumer -> input -> {
                ((Consumer<Object>) consumer).accept(input);
                return null;
            };
            case Supplier<?> supplier -> nothing -> supplier.get();
            default -> {
                function.setSkipInputConversion(true);
                yield function::apply;
            }
        };
    }

    boolean isSupplier() {
        return input == null;
    }

    boolean isReactive() {
        return output != null && new Signature(output).isA(Publisher.class);
    }

    /** One of what it returns; null when it returns nothing. */
    @Nullable Signature each() {
        if (output == null) {
            return null;
        }
        Signature returned = new Signature(output);
        Signature each = returned.isA(Publisher.class) || returned.isA(Iterable.class) ? returned.argument() : returned;
        return each.is(Void.class) ? null : each;
    }

    @Override
    public String toString() {
        if (input == null) {
            return "Supplier<%s>".formatted(shown(output));
        }
        return output == null
                ? "Consumer<%s>".formatted(shown(input))
                : "Function<%s, %s>".formatted(shown(input), shown(output));
    }

    private static String shown(@Nullable Type type) {
        return type == null ? "?" : new Signature(type).toString();
    }
}
