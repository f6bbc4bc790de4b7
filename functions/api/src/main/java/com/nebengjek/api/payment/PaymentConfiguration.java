package com.nebengjek.api.payment;

import com.nebengjek.api.ApiSettings;
import com.nebengjek.api.outbox.Outbox;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

@Configuration(proxyBeanMethods = false)
class PaymentConfiguration {

    private static final Logger log = LoggerFactory.getLogger(PaymentConfiguration.class);

    @Bean
    CallbackSignature callbackSignature(ApiSettings settings, Clock clock) {
        if (settings.payments().secrets().isEmpty()) {
            log.warn("nebengjek.api.payments.secrets is not set: the payment provider is not heard");
        }
        return new CallbackSignature(settings.payments(), clock);
    }

    @Bean
    Settlement settlement(DatabaseClient database, Outbox outbox, TransactionalOperator transaction, Clock clock) {
        return new Settlement(new Callbacks(database), outbox, transaction, clock);
    }
}
