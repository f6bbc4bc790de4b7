package com.nebengjek.jetstream.start;

import com.nebengjek.events.catalogue.EventJson;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.cloud.function.json.JacksonMapper;
import org.springframework.cloud.function.json.JsonMapper;
import org.springframework.context.annotation.Bean;

/** Functions get the JSON of events: the one mapper that is there anyway, instead of one more of Spring Cloud Function's own. */
@AutoConfiguration(
        beforeName = "org.springframework.cloud.function.context.config.ContextFunctionCatalogAutoConfiguration")
final class FunctionJsonAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    JsonMapper functionJson() {
        return new JacksonMapper(EventJson.mapper());
    }
}
