package com.nebengjek.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventType;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpeakerTest {

    static Stream<Class<?>> saidByPeople() {
        return Stream.concat(
                Catalogue.of(ClientEvent.class).types().stream().map(EventType::recordClass), Stream.of(StateAsked.class));
    }

    @ParameterizedTest
    @MethodSource("saidByPeople")
    void of_what_people_say_it_is_known_who_speaks(Class<?> event) {
        Speaker<?> speaker = Speaker.of(event);

        assertThat(speaker.roles()).isNotEmpty();
        assertThat(Arrays.stream(event.getRecordComponents()).map(part -> part.getName()))
                .contains(speaker.field().replace("_id", "Id"));
    }

    @Test
    void who_speaks_is_read_from_the_property_that_is_named() {
        UUID user = UUID.randomUUID();
        RideCancel cancel = new RideCancel(UUID.randomUUID(), user, "changed my mind", null);
        MatchAccepted accepted = new MatchAccepted(UUID.randomUUID(), user);

        assertThat(Speaker.of(RideCancel.class).idIn(cancel)).isEqualTo(user);
        assertThat(Speaker.of(MatchAccepted.class).idIn(accepted)).isEqualTo(user);
        assertThatThrownBy(() -> Speaker.of(RideCancel.class).idIn(accepted)).isInstanceOf(ClassCastException.class);
    }

    @Test
    void functions_are_not_people() {
        assertThatThrownBy(() -> Speaker.of(RidePaid.class)).hasMessageContaining("RidePaid is not an event that people send");
    }
}
