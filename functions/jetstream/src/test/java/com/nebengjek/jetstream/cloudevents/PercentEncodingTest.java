package com.nebengjek.jetstream.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {

    @ParameterizedTest
    @CsvSource({
        "plain/value:1, plain/value:1",
        "'a b', a%20b",
        "'say \"hi\"', say%20%22hi%22",
        "100%, 100%25",
        "Euro €, Euro%20%E2%82%AC",
        "😀, %F0%9F%98%80",
    })
    void what_is_not_printable_ascii_is_escaped(String plain, String encoded) {
        assertThat(PercentEncoding.encode(plain)).isEqualTo(encoded);
        assertThat(PercentEncoding.decode(encoded)).isEqualTo(plain);
    }

    @Property
    void every_text_survives(@ForAll String text) {
        String wellFormed = text.replaceAll("\\p{Cs}", "");

        String encoded = PercentEncoding.encode(wellFormed);

        assertThat(encoded).matches("[!-~]*");
        assertThat(PercentEncoding.decode(encoded)).isEqualTo(wellFormed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%2", "%zz", "%C3%28", "%FF"})
    void broken_escapes_and_broken_utf8_are_refused(String value) {
        assertThatThrownBy(() -> PercentEncoding.decode(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
