package com.nebengjek.bench.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One person's socket. */
final class Phone extends SimpleChannelInboundHandler<TextWebSocketFrame> {

    private final UUID person;
    private final Consumer<String> heard;
    private final CompletableFuture<Phone> open = new CompletableFuture<>();
    private volatile @Nullable Channel channel;

    Phone(UUID person, Consumer<String> heard) {
        super(TextWebSocketFrame.class);
        this.person = person;
        this.heard = heard;
    }

    /** Somebody was told to come back later. */
    static final class Busy extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int seconds;

        private Busy(int seconds) {
            super("503", null, false, false);
            this.seconds = seconds;
        }

        int seconds() {
            return seconds;
        }
    }

    UUID person() {
        return person;
    }

    /** Completes with the open socket; fails with {@link Busy} after a 503. */
    CompletableFuture<Phone> opened() {
        return open;
    }

    void send(String text) {
        Channel socket = Objects.requireNonNull(channel);
        socket.writeAndFlush(new TextWebSocketFrame(text), socket.voidPromise());
    }

    /** Without a word, as a phone that lost its network. */
    void hangUp() {
        Objects.requireNonNull(channel).close();
    }

    boolean isOpen() {
        Channel socket = channel;
        return socket != null && socket.isActive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            channel = context.channel();
            open.complete(this);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
        heard.accept(frame.text());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
        open.completeExceptionally(reason(fault));
        context.close();
    }

    private static Throwable reason(Throwable fault) {
        if (fault instanceof WebSocketClientHandshakeException refused
                && refused.response() != null
                && refused.response().status().code() == 503) {
            return new Busy(Integer.parseInt(refused.response().headers().get("Retry-After", "1")));
        }
        return fault;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        open.completeExceptionally(new IllegalStateException("closed before it was open"));
    }
}
