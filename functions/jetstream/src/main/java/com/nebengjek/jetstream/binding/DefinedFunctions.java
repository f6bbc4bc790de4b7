package com.nebengjek.jetstream.binding;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.catalog.FunctionTypeUtils;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry.FunctionInvocationWrapper;

/**
 * The functions that {@code spring.cloud.function.definition} names, several separated by semicolons.
 *
 * <p>They are called without Spring Cloud Function's input conversion: events are decoded by their type before.
 */
record DefinedFunctions(FunctionCatalog catalog, String definitions) {

    /** A function as it is bound. */
    record Defined(String name, FunctionShape shape, Function<Object, @Nullable Object> function, boolean reactive) {}

    List<Defined> all() {
        return Arrays.stream(definitions.split(";"))
                .map(String::strip)
                .filter(definition -> !definition.isEmpty())
                .map(this::find)
                .toList();
    }

    private Defined find(String definition) {
        FunctionInvocationWrapper function = catalog.lookup(definition);
        if (function == null) {
            throw new IllegalStateException(
                    "spring.cloud.function.definition (SPRING_CLOUD_FUNCTION_DEFINITION) names '%s', but there is no such function: %s are there"
                            .formatted(definition, catalog.getNames(null)));
        }
        function.setSkipInputConversion(true);
        return new Defined(
                FunctionShape.nameOf(definition), shapeOf(function, definition), callable(function), isReactive(function));
    }

    /** The bean itself where that is all there is; the catalogue's wrapper logs what a handler says as an error. */
    @SuppressWarnings("unchecked")
    private static Function<Object, @Nullable Object> callable(FunctionInvocationWrapper function) {
        return switch (function.isComposed() ? function : function.getTarget()) {
            case FunctionInvocationWrapper composed -> composed::apply;
            case Function<?, ?> plain -> (Function<Object, @Nullable Object>) plain;
            case Consumer<?> consumer -> input -> {
                ((Consumer<Object>) consumer).accept(input);
                return null;
            };
            default -> function::apply;
        };
    }

    private static FunctionShape shapeOf(FunctionInvocationWrapper function, String definition) {
        Type input = function.getInputType();
        try {
            return FunctionShape.of(input);
        } catch (IllegalArgumentException fault) {
            throw new IllegalStateException(
                    "Function '%s' cannot be bound: %s".formatted(definition, fault.getMessage()), fault);
        }
    }

    private static boolean isReactive(FunctionInvocationWrapper function) {
        return FunctionTypeUtils.isPublisher(function.getOutputType());
    }
}
