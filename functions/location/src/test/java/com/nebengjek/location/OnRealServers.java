package com.nebengjek.location;

import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.NothingBlocks;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

/** The function on a Postgres and a Redis of its own, which knows of no rides when a test begins. */
@WithServers(topology = false)
abstract class OnRealServers {

    private static TestServers servers;
    private static LettuceConnectionFactory connections;
    private static RedisClient client;
    private static RedisCommands<String, String> redis;

    StoreUnderTest store;

    @BeforeAll
    static void connect(TestServers given) {
        NothingBlocks.install();
        servers = given;
        connections = connectionsTo(redisAddress().getPort());
        client = RedisClient.create(redisAddress());
        redis = client.connect().sync();
    }

    @AfterAll
    static void disconnect() {
        client.shutdown();
        connections.destroy();
    }

    @BeforeEach
    void begin() {
        redis.flushdb();
        store = new StoreUnderTest(new ReactiveStringRedisTemplate(connections), asLocation());
    }

    static RedisCommands<String, String> redis() {
        return redis;
    }

    static RedisURI redisAddress() {
        return RedisURI.create(servers.redis().url());
    }

    /** Connections to the Redis of this class by way of this port. */
    static LettuceConnectionFactory connectionsTo(int port) {
        var configuration = (RedisStandaloneConfiguration)
                LettuceConnectionFactory.createRedisConfiguration(servers.redis().url());
        configuration.setPort(port);
        var factory = new LettuceConnectionFactory(configuration);
        factory.setEagerInitialization(true);
        factory.afterPropertiesSet();
        factory.start();
        return factory;
    }

    /** Postgres as the function sees it. */
    static DatabaseClient asLocation() {
        return clientOf(servers.database().as("location"));
    }

    /** Postgres as its owner sees it. */
    static DatabaseClient asOwner() {
        return clientOf(servers.database());
    }

    private static DatabaseClient clientOf(PostgresDatabase database) {
        return DatabaseClient.create(ConnectionFactories.get(ConnectionFactoryOptions.parse(database.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, database.user())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .build()));
    }
}
