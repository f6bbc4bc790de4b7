package com.nebengjek.edge.web;

import com.nebengjek.edge.EdgeSettings;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Makes connections cheap while they are idle, and cuts off those that take nothing at all, or ask for nothing. */
record SocketTuning(EdgeSettings.Sockets settings, Duration unauthenticated) implements NettyServerCustomizer {

    private static final int SMALLEST_READ = 256;
    private static final int LARGEST_READ = 16 * 1024;

    @Override
    public HttpServer apply(HttpServer server) {
        int sendBuffer = Math.toIntExact(settings.sendBuffer().toBytes());
        long writeTimeout = settings.writeTimeout().toMillis();
        return server.childOption(ChannelOption.SO_SNDBUF, sendBuffer)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(SMALLEST_READ, SMALLEST_READ, LARGEST_READ))
                .doOnChannelInit((observer, channel, remote) -> channel.pipeline()
                        .addBefore(NettyPipeline.ReactiveBridge, null, new HandshakeDeadline(unauthenticated.toMillis())))
                .doOnConnection(connection -> connection.addHandlerFirst(
                        new WriteTimeoutHandler(writeTimeout, TimeUnit.MILLISECONDS)));
    }
}
