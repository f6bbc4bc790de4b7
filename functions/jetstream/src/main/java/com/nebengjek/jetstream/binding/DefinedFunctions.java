package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.Program;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry.FunctionInvocationWrapper;
import reactor.core.publisher.Flux;

/**
 * The functions that {@code spring.cloud.function.definition} names, several separated by semicolons, composed ones with
 * a bar between their parts. Programs are named like functions. They are looked up once, when first asked for.
 */
final class DefinedFunctions {

    private final FunctionCatalog catalog;
    private final Map<String, Program> programs;
    private final String definitions;
    private @Nullable List<Defined> found;

    /** @param programs by the names of their beans */
    DefinedFunctions(FunctionCatalog catalog, Map<String, Program> programs, String definitions) {
        this.catalog = catalog;
        this.programs = programs;
        this.definitions = definitions;
    }

    /** A function as it is bound. */
    sealed interface Defined permits Handler, Source, Running {

        /** Its name in consumers, settings, event sources and permissions. */
        String name();
    }

    /** A function that is called with events. */
    record Handler(String name, FunctionShape shape, Function<Object, @Nullable Object> function) implements Defined {}

    /** A function that only emits events. */
    record Source(String name, Supplier<Flux<Object>> supplier) implements Defined {}

    /** What is called with nothing and emits nothing. */
    record Running(String name, Program program) implements Defined {}

    /** @throws IllegalStateException naming the first function that cannot be bound, with the reason */
    synchronized List<Defined> all() {
        if (found == null) {
            found = find();
        }
        return found;
    }

    private List<Defined> find() {
        Map<String, String> definitionOf = new HashMap<>();
        return split(definitions, ";")
                .map(definition -> find(definition, definitionOf))
                .toList();
    }

    private Defined find(String definition, Map<String, String> definitionOf) {
        String name = FunctionShape.nameOf(definition);
        String other = definitionOf.put(name, definition);
        if (other != null) {
            throw new IllegalStateException(
                    "Functions '%s' and '%s' would both be called '%s' and share a consumer: rename one"
                            .formatted(other, definition, name));
        }
        Program program = programs.get(definition);
        if (program != null) {
            return new Running(name, program);
        }
        List<Part> parts = split(definition, "[|,]").map(this::part).toList();
        try {
            Composition composition = new Composition(parts);
            return parts.getFirst().isSupplier() ? source(name, composition) : handler(name, composition);
        } catch (IllegalArgumentException fault) {
            throw new IllegalStateException(
                    "Function '%s' (%s) cannot be bound: it %s"
                            .formatted(
                                    definition,
                                    parts.stream().map(Part::toString).collect(Collectors.joining(" | ")),
                                    fault.getMessage()),
                    fault);
        }
    }

    private Part part(String bean) {
        FunctionInvocationWrapper function = catalog.lookup(bean);
        if (function == null) {
            throw new IllegalStateException(
                    "spring.cloud.function.definition (SPRING_CLOUD_FUNCTION_DEFINITION) names '%s', but there is no such function: %s are there"
                            .formatted(bean, catalog.getNames(null)));
        }
        return Part.of(bean, function);
    }

    private static Handler handler(String name, Composition composition) {
        return new Handler(name, FunctionShape.of(composition), composition.call());
    }

    private static Source source(String name, Composition composition) {
        Outputs.checkSupplied(composition.parts());
        return new Source(name, () -> composition.flux(name));
    }

    private static Stream<String> split(String text, String separator) {
        return Arrays.stream(text.split(separator)).map(String::strip).filter(part -> !part.isEmpty());
    }
}
