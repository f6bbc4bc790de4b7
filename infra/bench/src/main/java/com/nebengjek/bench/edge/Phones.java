package com.nebengjek.bench.edge;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Opens sockets by the thousand, on two threads. */
final class Phones implements AutoCloseable {

    private static final int AT_ONCE = 100;
    private static final long PATIENCE_SECONDS = 60;
    private static final int LONGEST_ANSWER = 8_192;

    private final EventLoopGroup threads = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final int port;

    Phones(int port) {
        this.port = port;
    }

    /** A socket at its beginning; {@link Phone#opened()} says what becomes of it. */
    Phone connect(UUID person, String token, String query, Consumer<String> heard) {
        Phone phone = new Phone(person, heard);
        WebSocketClientProtocolConfig handshake = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(URI.create("ws://127.0.0.1:" + port + "/ws" + query))
                .subprotocol("nebengjek.v1")
                .customHeaders(new DefaultHttpHeaders().set("Authorization", "Bearer " + token))
                .handshakeTimeoutMillis(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS))
                .build();
        new Bootstrap()
                .group(threads)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(LONGEST_ANSWER))
                                .addLast(new WebSocketClientProtocolHandler(handshake))
                                .addLast(phone);
                    }
                })
                .connect("127.0.0.1", port)
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        phone.opened().completeExceptionally(connected.cause());
                    }
                });
        return phone;
    }

    /** So many open sockets of as many people, some at a time. */
    List<Phone> open(Callers callers, int count, Consumer<String> heard) throws Exception {
        List<Phone> phones = new ArrayList<>(count);
        List<CompletableFuture<Phone>> opening = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Phone phone = connect(callers.person(i), callers.token(i), "", heard);
            phones.add(phone);
            opening.add(phone.opened());
            if (opening.size() == AT_ONCE || i == count - 1) {
                CompletableFuture.allOf(opening.toArray(CompletableFuture[]::new)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                opening.clear();
            }
        }
        return phones;
    }

    @Override
    public void close() {
        threads.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
