package com.nebengjek.local.assembly;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A module, or one function of it, and how it is started here.
 *
 * @param functions those that it runs, by their kebab-case names
 * @param needs the servers that it uses besides NATS
 * @param settings what differs from the module's own defaults
 */
record LocalModule(
        String name,
        Class<?> configuration,
        WebApplicationType web,
        List<String> functions,
        Set<Need> needs,
        Map<String, Object> settings) {

    enum Need {
        DATABASE,
        REDIS
    }

    private static final Pattern NEXT_WORD = Pattern.compile("-([a-z])");

    static LocalModule ofFunctions(String name, Class<?> configuration, Set<Need> needs, String... functions) {
        return new LocalModule(name, configuration, WebApplicationType.NONE, List.of(functions), needs, Map.of());
    }

    LocalModule with(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(more);
        return new LocalModule(name, configuration, web, functions, needs, Map.copyOf(all));
    }

    /** The same beans once for each function, running that one alone: as production deploys them. */
    Stream<LocalModule> oneForEachFunction() {
        return functions.stream()
                .map(function -> new LocalModule(function, configuration, web, List.of(function), needs, settings)
                        .with(Map.of("spring.cloud.function.definition", beanOf(function))));
    }

    private static String beanOf(String function) {
        return NEXT_WORD.matcher(function).replaceAll(word -> word.group(1).toUpperCase());
    }

    /**
     * Settings are given as arguments, because those win over the defaults that a module brings.
     *
     * @param also adds beans to those of the module
     */
    ConfigurableApplicationContext start(Consumer<GenericApplicationContext> also) {
        List<String> arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
        return new SpringApplicationBuilder(configuration)
                .web(web)
                .registerShutdownHook(false)
                .initializers((GenericApplicationContext context) -> also.accept(context))
                .run(arguments.toArray(String[]::new));
    }
}
