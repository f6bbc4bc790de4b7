package com.nebengjek.payment;

import com.nebengjek.events.PaymentInput;
import com.nebengjek.events.PaymentOutput;
import com.nebengjek.jetstream.start.FunctionApplication;
import com.nebengjek.payment.provider.HttpPaymentProvider;
import com.nebengjek.payment.provider.PaymentProvider;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.messaging.Message;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

/** The function {@code payment} and what it needs. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(PaymentProperties.class)
@PropertySource("classpath:META-INF/nebengjek/payment.properties")
public class PaymentModule {

    public static void main(String[] arguments) {
        FunctionApplication.run(PaymentModule.class, arguments);
    }

    @Bean
    Function<Message<PaymentInput>, Flux<PaymentOutput>> payment(
            DatabaseClient database,
            TransactionalOperator transaction,
            PaymentProvider provider,
            PaymentProperties settings,
            Clock clock) {
        Payments payments = new Payments(database);
        Hearing hearing = new Hearing(payments, transaction);
        return new RidePayments(payments, hearing, provider, new PaymentFacts(settings), settings, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    PaymentProvider paymentProvider(PaymentProperties settings) {
        return settings.provider().url() == null
                ? PaymentProvider.none()
                : new HttpPaymentProvider(settings.provider());
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
