package com.nebengjek.api.signin;

import com.nebengjek.api.ApiSettings;
import com.nebengjek.api.account.People;
import com.nebengjek.api.outbox.Outbox;
import com.nebengjek.api.token.AccessTokens;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.AlternativeJdkIdGenerator;

@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    @Bean
    SignIn signIn(
            ReactiveStringRedisTemplate redis,
            DatabaseClient database,
            TransactionalOperator transaction,
            People people,
            Outbox outbox,
            AccessTokens tokens,
            ApiSettings settings,
            Clock clock) {
        SecureRandom random = new SecureRandom();
        var ids = new AlternativeJdkIdGenerator();
        return new SignIn(
                new Codes(redis, settings.codes(), random),
                new CodeMessages(database, settings.codes(), ids, clock),
                people,
                new Sessions(database),
                outbox,
                tokens,
                settings,
                transaction,
                random,
                ids,
                clock);
    }
}
