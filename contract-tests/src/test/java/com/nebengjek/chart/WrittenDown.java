package com.nebengjek.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are made from others: written when asked for, compared else. */
final class WrittenDown {

    private WrittenDown() {}

    static void same(Path file, String expected) {
        write(file, expected);
        assertThat(file)
                .as("write it anew: mvn test -pl contract-tests -Dcontracts.write")
                .hasContent(expected);
    }

    /** Does nothing unless it was asked for. */
    static void write(Path file, String content) {
        try {
            if (System.getProperty("contracts.write") != null) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
