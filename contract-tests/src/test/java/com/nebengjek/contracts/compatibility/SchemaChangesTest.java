package com.nebengjek.contracts.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.catalogue.EventJson;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Each kind of change, what it means and for whom. Schemas are written with {@code '} for {@code "}. */
class SchemaChangesTest {

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            {'type':'string'}                        | {'type':'string'}                        | -
            {'description':'a'}                      | {'description':'b'}                      | PATCH: the data has another description
            {}                                       | {'examples':[1]}                         | PATCH: the data has another examples
            {'type':'string'}                        | {'type':'integer'}                       | BREAKING producers consumers: the data is of type integer now, it was string
            {'type':'integer'}                       | {'type':'number'}                        | BREAKING consumers: the data is of type number now, it was integer
            {'type':'number'}                        | {'type':'integer'}                       | BREAKING producers: the data is of type integer now, it was number
            {'enum':['A']}                           | {'enum':['A','B']}                       | BREAKING consumers: the data may be B now
            {'enum':['A','B']}                       | {'enum':['A']}                           | BREAKING producers: the data may no longer be B
            {}                                       | {'enum':['A']}                           | BREAKING producers: the data has to be one of A
            {'enum':['A']}                           | {}                                       | BREAKING consumers: the data may have any value now
            {'enum':['A','B']}                       | {'enum':['B','A']}                       | -
            {'format':'uuid'}                        | {}                                       | BREAKING consumers: the data need not be a uuid any more
            {}                                       | {'format':'uuid'}                        | BREAKING producers: the data has to be a uuid now
            {'format':'uuid'}                        | {'format':'date'}                        | BREAKING producers consumers: the data is a date now, it was a uuid
            {'minimum':0}                            | {'minimum':1}                            | BREAKING producers: the data at least 1 now, at least 0 before
            {'minimum':1}                            | {'minimum':0}                            | BREAKING consumers: the data at least 0 now, at least 1 before
            {'minimum':0}                            | {'exclusiveMinimum':0}                   | BREAKING producers: the data more than 0 now, at least 0 before
            {'minimum':0}                            | {'minimum':0.0}                          | -
            {'maximum':90}                           | {}                                       | BREAKING consumers: the data no greatest value now, at most 90 before
            {'maximum':90}                           | {'maximum':80}                           | BREAKING producers: the data at most 80 now, at most 90 before
            {}                                       | {'minLength':1}                          | BREAKING producers: the data at least 1 characters now, no least value before
            {'maxLength':5}                          | {'maxLength':9}                          | BREAKING consumers: the data at most 9 characters now, at most 5 characters before
            {}                                       | {'additionalProperties':false}           | BREAKING producers: the data may no longer have properties beside the known ones
            {'additionalProperties':false}           | {}                                       | COMPATIBLE: the data may have properties beside the known ones
            {'pattern':'a'}                          | {'pattern':'b'}                          | BREAKING producers consumers: the data has another pattern
            {'properties':{}}                        | {'properties':{'a':{}}}                  | COMPATIBLE: a is new
            {'properties':{}}                        | {'properties':{'a':{}},'required':['a']} | BREAKING producers: a is new and required
            {'properties':{'a':{}}}                  | {'properties':{}}                        | BREAKING producers consumers: a is gone
            {'properties':{'a':{}}}                  | {'properties':{'a':{}},'required':['a']} | BREAKING producers: a is required now
            {'properties':{'a':{}},'required':['a']} | {'properties':{'a':{}}}                  | BREAKING consumers: a may be left out now
            {'properties':{'a':{'properties':{'b':{}}}}} | {'properties':{'a':{'properties':{}}}} | BREAKING producers consumers: a.b is gone
            {'items':{'type':'string'}}              | {'items':{'type':'number'}}              | BREAKING producers consumers: [] is of type number now, it was string
            """)
    void a_change_is_told_with_whom_it_breaks(String before, String now, String expected) {
        List<SchemaChange> changes = SchemaChanges.between(schema(before), schema(now));

        assertThat(changes.stream().map(SchemaChangesTest::text)).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    private static String text(SchemaChange change) {
        String sides = change.breaks().stream().sorted().map(side -> " " + side.name().toLowerCase()).collect(Collectors.joining());
        return change.level() + sides + ": " + change;
    }

    private static JsonNode schema(String text) {
        return EventJson.mapper().readTree(text.replace('\'', '"'));
    }
}
