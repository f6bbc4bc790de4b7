package com.nebengjek.local.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.DriverAvailabilityInput;
import com.nebengjek.events.LocationAggregate;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.location.LocationModule;
import com.nebengjek.match.MatchModule;
import com.nebengjek.notify.NotifyModule;
import com.nebengjek.payment.PaymentModule;
import com.nebengjek.ride.RideModule;
import com.nebengjek.topology.StreamSpec;
import com.nebengjek.topology.Topology;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Some clients of the earlier system leave the id out of the subject: it is in the data, and every consumer takes it. */
class SubjectsWithoutIdTest {

    /** Comes from location-store alone, and its stream keeps it with an id only. */
    private static final Class<?> NEVER_A_CLIENTS = LocationAggregate.class;

    private final Topology topology = Topology.load();

    static Stream<Method> functions() {
        return Stream.of(MatchModule.class, RideModule.class, LocationModule.class, PaymentModule.class, NotifyModule.class)
                .flatMap(module -> Arrays.stream(module.getDeclaredMethods()))
                .filter(method -> method.getReturnType() == Function.class);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_function_takes_each_of_its_events_without_an_id_in_the_subject(Method bean) {
        String function = bean.getName().replaceAll("([A-Z])", "-$1").toLowerCase();
        Catalogue inputs = Catalogue.of(inputOf(((ParameterizedType) bean.getGenericReturnType()).getActualTypeArguments()[0]));

        assertThat(inputs.types()).filteredOn(type -> type.recordClass() != NEVER_A_CLIENTS).allSatisfy(type -> {
            String subject = type.subjectPrefix();
            assertThat(topology.streamOf(subject)).map(StreamSpec::name).hasValue(type.stream());
            assertThat(topology.consumersOf(function))
                    .filteredOn(consumer -> consumer.stream().equals(type.stream()))
                    .anySatisfy(consumer -> assertThat(consumer.filters()).contains(type.filter()));
            assertThat(inputs.ofSubject(subject)).hasValue(type);
        });
    }

    @Test
    void a_beacon_may_name_its_state_where_others_name_an_entity() {
        Catalogue inputs = Catalogue.of(DriverAvailabilityInput.class);

        assertThat(inputs.ofSubject("user.beacon.status")).map(EventType::subjectPrefix).hasValue("user.beacon.driver");
        assertThat(topology.streamOf("user.beacon.status")).map(StreamSpec::name).hasValue("USER");
    }

    private static Class<?> inputOf(Type type) {
        return type instanceof ParameterizedType wrapped ? inputOf(wrapped.getActualTypeArguments()[0]) : (Class<?>) type;
    }
}
