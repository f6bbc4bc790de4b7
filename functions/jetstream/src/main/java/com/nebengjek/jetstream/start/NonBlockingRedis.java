package com.nebengjek.jetstream.start;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisChannelWriter;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StatefulRedisConnectionImpl;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.json.JsonParser;
import io.lettuce.core.protocol.PushHandler;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Redis whose connections come without Lettuce's blocking interface until somebody asks for it: the proxy of its seven
 * hundred methods is most of what a first connection takes.
 */
final class NonBlockingRedis extends LettuceConnectionFactory {

    private NonBlockingRedis(RedisStandaloneConfiguration address, LettuceClientConfiguration settings) {
        super(address, settings);
    }

    /** One of the same settings, or the factory itself where Redis is more than one server, or is found in another way. */
    static LettuceConnectionFactory like(LettuceConnectionFactory factory) {
        LettuceClientConfiguration settings = factory.getClientConfiguration();
        boolean ordinary = !factory.isClusterAware()
                && !factory.isRedisSentinelAware()
                && factory.getSocketConfiguration() == null
                && settings.getReadFrom().isEmpty()
                && settings.getRedisCredentialsProviderFactory().isEmpty()
                && settings.getClientResources().isPresent();
        return ordinary ? new NonBlockingRedis(factory.getStandaloneConfiguration(), settings) : factory;
    }

    @Override
    protected AbstractRedisClient createClient() {
        LettuceClientConfiguration settings = getClientConfiguration();
        Client client = new Client(settings.getClientResources().orElseThrow(), address(settings));
        settings.getClientOptions().ifPresent(client::setOptions);
        return client;
    }

    private RedisURI address(LettuceClientConfiguration settings) {
        RedisStandaloneConfiguration server = getStandaloneConfiguration();
        RedisURI.Builder address = RedisURI.builder()
                .withHost(server.getHostName())
                .withPort(server.getPort())
                .withDatabase(server.getDatabase())
                .withSsl(settings.isUseSsl())
                .withVerifyPeer(settings.getVerifyMode())
                .withStartTls(settings.isStartTls())
                .withTimeout(settings.getCommandTimeout());
        settings.getClientName().ifPresent(address::withClientName);
        server.getPassword().toOptional().ifPresent(password -> {
            String user = server.getUsername();
            if (user == null || user.isBlank()) {
                address.withPassword(password);
            } else {
                address.withAuthentication(user, new String(password));
            }
        });
        return address.build();
    }

    private static final class Client extends RedisClient {

        Client(ClientResources resources, RedisURI address) {
            super(resources, address);
        }

        @Override
        protected <K, V> StatefulRedisConnectionImpl<K, V> newStatefulRedisConnection(
                RedisChannelWriter writer, PushHandler pushes, RedisCodec<K, V> codec, Duration timeout) {
            return new Connection<>(writer, pushes, codec, timeout, getOptions().getJsonParser());
        }
    }

    // Lettuce says nothing of null.
    @NullUnmarked
    private static final class Connection<K, V> extends StatefulRedisConnectionImpl<K, V> {

        private RedisCommands<K, V> blocking;

        Connection(
                RedisChannelWriter writer,
                PushHandler pushes,
                RedisCodec<K, V> codec,
                Duration timeout,
                Supplier<JsonParser> parser) {
            super(writer, pushes, codec, timeout, parser);
        }

        /** Called by the constructor. */
        @Override
        protected RedisCommands<K, V> newRedisSyncCommandsImpl() {
            return null;
        }

        @Override
        public synchronized RedisCommands<K, V> sync() {
            if (blocking == null) {
                blocking = super.newRedisSyncCommandsImpl();
            }
            return blocking;
        }
    }
}
