package com.nebengjek.api;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** The HTTP API as an application: the configuration of each package below this one. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(ApiSettings.class)
@ComponentScan
@PropertySource("classpath:META-INF/nebengjek/api.properties")
public class ApiModule {

    static void main(String... arguments) {
        new SpringApplicationBuilder(ApiModule.class)
                .web(WebApplicationType.REACTIVE)
                .run(arguments);
    }
}
