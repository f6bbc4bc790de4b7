package com.nebengjek.edge.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes a connection that has not come up with its first request in time, however slowly it sends one. */
final class HandshakeDeadline extends ChannelInboundHandlerAdapter {

    private static final long LAST_LOOK_MILLISECONDS = 50;

    private final long milliseconds;
    private @Nullable Future<?> end;

    HandshakeDeadline(long milliseconds) {
        this.milliseconds = milliseconds;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        end = context.executor().schedule(() -> lookOnceMore(context), milliseconds, TimeUnit.MILLISECONDS);
    }

    /** The event loop may have been busy, and the request be there unread: it is read before this ends. */
    private void lookOnceMore(ChannelHandlerContext context) {
        end = context.executor().schedule(() -> context.close(), LAST_LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            context.pipeline().remove(this);
        }
        context.fireChannelRead(message);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (end != null) {
            end.cancel(false);
        }
    }
}
