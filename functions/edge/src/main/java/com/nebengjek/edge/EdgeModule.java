package com.nebengjek.edge;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** The edge as an application: the configuration of each package below this one, and the HTTP server. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(EdgeSettings.class)
@ComponentScan
@PropertySource("classpath:META-INF/nebengjek/edge.properties")
public class EdgeModule {

    public static void main(String[] args) {
        new SpringApplicationBuilder(EdgeModule.class)
                .web(WebApplicationType.REACTIVE)
                .run(args);
    }
}
