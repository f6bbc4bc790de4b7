package com.nebengjek.local.assembly;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A module and how it is started here.
 *
 * @param settings what differs from the module's own defaults
 */
record LocalModule(String name, Class<?> configuration, WebApplicationType web, Map<String, Object> settings) {

    LocalModule with(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(more);
        return new LocalModule(name, configuration, web, Map.copyOf(all));
    }

    /** Settings are given as arguments, because those win over the defaults that a module brings. */
    ConfigurableApplicationContext start() {
        List<String> arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
        return new SpringApplicationBuilder(configuration)
                .web(web)
                .registerShutdownHook(false)
                .run(arguments.toArray(String[]::new));
    }
}
