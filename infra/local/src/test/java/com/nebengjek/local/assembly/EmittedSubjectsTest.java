package com.nebengjek.local.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.compat.CompatModule;
import com.nebengjek.events.LocationStoreOutput;
import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.Caused;
import com.nebengjek.location.LocationModule;
import com.nebengjek.match.MatchModule;
import com.nebengjek.notify.NotifyModule;
import com.nebengjek.payment.PaymentModule;
import com.nebengjek.ride.RideModule;
import com.nebengjek.topology.FunctionSpec;
import com.nebengjek.topology.Topology;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the topology lets a function publish is what its signature says it publishes. */
class EmittedSubjectsTest {

    private static final Set<String> EARLIER_SUBJECTS = Set.of(
            "match.found",
            "match.accepted",
            "match.rejected",
            "ride.pickup",
            "ride.started",
            "ride.completed",
            "location.aggregate");

    static Stream<Method> functions() {
        return Stream.of(
                        MatchModule.class,
                        RideModule.class,
                        LocationModule.class,
                        PaymentModule.class,
                        NotifyModule.class,
                        CompatModule.class)
                .flatMap(module -> Arrays.stream(module.getDeclaredMethods()))
                .filter(method -> method.getReturnType() == Function.class);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_function_may_publish_its_outputs_and_nothing_else(Method bean) {
        FunctionSpec function = Topology.load(Set.of("earlier-subscribers")).functions().stream()
                .filter(known -> known.name().equals(kebab(bean.getName())))
                .findFirst()
                .orElseThrow();

        assertThat(function.emits()).containsExactlyInAnyOrderElementsOf(subjects(bean));
    }

    private static Set<String> subjects(Method bean) {
        Type output = argument(argument(bean.getGenericReturnType(), 1), 0);
        if (output instanceof ParameterizedType wrapped && wrapped.getRawType() == Addressed.class) {
            return bean.getName().startsWith("client") ? Set.of("client.*") : EARLIER_SUBJECTS;
        }
        Type data = output instanceof ParameterizedType wrapped && wrapped.getRawType() == Caused.class
                ? argument(wrapped, 0)
                : output;
        Class<?> declared = data instanceof Class<?> named ? named : LocationStoreOutput.class;
        return Catalogue.of(declared).types().stream().map(EmittedSubjectsTest::subject).collect(Collectors.toSet());
    }

    /** Positions for passengers have their person where others have an action. */
    private static String subject(EventType<?> type) {
        return type.filter().startsWith("live.") ? "live.>" : type.filter();
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    private static String kebab(String bean) {
        return bean.replaceAll("([A-Z])", "-$1").toLowerCase();
    }
}
