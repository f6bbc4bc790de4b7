package com.nebengjek.live;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** The live map as an application of its own: who runs an edge does not run it by accident. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(LiveSettings.class)
@ComponentScan
@PropertySource("classpath:META-INF/nebengjek/live.properties")
public class LiveModule {

    static void main(String... arguments) {
        new SpringApplicationBuilder(LiveModule.class)
                .web(WebApplicationType.REACTIVE)
                .run(arguments);
    }
}
