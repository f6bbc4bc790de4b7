package com.nebengjek.message;

import com.nebengjek.jetstream.start.FunctionApplication;
import com.nebengjek.message.compose.ComposeConfiguration;
import com.nebengjek.message.deliver.DeliverConfiguration;
import com.nebengjek.message.relay.RelayConfiguration;
import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/** The functions of messages and what they need. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ComposeConfiguration.class, DeliverConfiguration.class, RelayConfiguration.class})
@PropertySource("classpath:META-INF/nebengjek/message.properties")
public class MessageModule {

    public static void main(String[] arguments) {
        FunctionApplication.run(MessageModule.class, arguments);
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
