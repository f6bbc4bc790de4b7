package com.nebengjek.edge.socket;

import com.nebengjek.edge.frame.Dialect;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sub-protocols that a client may choose from.
 *
 * @param usual of a client that chooses none
 */
record Dialects(Dialect usual, List<Dialect> others) {

    List<String> names() {
        return Stream.concat(Stream.of(usual), others.stream()).map(Dialect::name).toList();
    }

    Dialect chosen(@Nullable String name) {
        return others.stream()
                .filter(dialect -> dialect.name().equals(name))
                .findFirst()
                .orElse(usual);
    }
}
