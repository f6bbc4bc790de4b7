package com.nebengjek.chart;

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
import com.nebengjek.state.StateModule;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.messaging.Message;

/** What functions take and publish, as their signatures say: subjects, by the names of the functions. */
final class Signatures {

    /** What subscribers of the earlier system are used to; no type of the catalogue says so. */
    private static final Set<String> EARLIER_SUBJECTS = Set.of(
            "match.found",
            "match.accepted",
            "match.rejected",
            "ride.pickup",
            "ride.started",
            "ride.completed",
            "location.aggregate");

    private Signatures() {}

    static Map<String, Set<String>> taken() {
        return byFunction(bean -> types(argument(bean.getGenericReturnType(), 0))
                .map(Signatures::takenOn)
                .collect(Collectors.toSet()));
    }

    static Map<String, Set<String>> published() {
        return byFunction(bean -> published(bean.getName(), argument(argument(bean.getGenericReturnType(), 1), 0)));
    }

    private static Map<String, Set<String>> byFunction(Function<Method, Set<String>> subjects) {
        return beans().collect(Collectors.toMap(bean -> kebab(bean.getName()), subjects, (one, _) -> one, TreeMap::new));
    }

    private static Stream<Method> beans() {
        return Stream.of(
                        LocationModule.class,
                        MatchModule.class,
                        RideModule.class,
                        PaymentModule.class,
                        NotifyModule.class,
                        StateModule.class,
                        CompatModule.class,
                        named("com.nebengjek.message.compose.ComposeConfiguration"),
                        named("com.nebengjek.message.deliver.DeliverConfiguration"))
                .flatMap(module -> Arrays.stream(module.getDeclaredMethods()))
                .filter(method -> method.getReturnType() == Function.class);
    }

    private static Class<?> named(String configuration) {
        try {
            return Class.forName(configuration);
        } catch (ClassNotFoundException moved) {
            throw new AssertionError(configuration + " has moved: name its new place here", moved);
        }
    }

    private static Set<String> published(String bean, Type output) {
        if (output instanceof ParameterizedType wrapped && wrapped.getRawType() == Addressed.class) {
            return bean.startsWith("client") ? Set.of("client.*") : EARLIER_SUBJECTS;
        }
        if (output == Void.class) {
            return Set.of();
        }
        Type data = output instanceof ParameterizedType wrapped && wrapped.getRawType() == Caused.class
                ? argument(wrapped, 0)
                : output;
        // A wildcard says nothing.
        return types(data instanceof Class<?> ? data : LocationStoreOutput.class)
                .map(Signatures::subject)
                .collect(Collectors.toSet());
    }

    private static Stream<EventType<?>> types(Type declared) {
        if (declared instanceof ParameterizedType wrapped
                && (wrapped.getRawType() == List.class || wrapped.getRawType() == Message.class)) {
            return types(argument(wrapped, 0));
        }
        return Catalogue.of((Class<?>) declared).types().stream();
    }

    /** Positions for passengers have their person where others have an action. */
    static String subject(EventType<?> type) {
        return type.filter().startsWith("live.") ? "live.>" : type.filter();
    }

    /** The earlier system had no id in its subjects; consumers of a work queue share it by the entity. */
    private static String takenOn(EventType<?> type) {
        return switch (type.stream()) {
            case "EARLIER" -> type.filter().replace(".>", "");
            case "MESSAGE" -> type.subjectPrefix() + ".>";
            default -> type.filter();
        };
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    private static String kebab(String bean) {
        return bean.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
