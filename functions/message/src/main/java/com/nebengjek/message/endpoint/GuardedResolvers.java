package com.nebengjek.message.endpoint;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Resolves names, and literal addresses, to those addresses that are allowed.
 *
 * <p>A connection is made to what comes out of here and to nothing else, so a name that says something else when it is
 * asked again (DNS rebinding) gains nothing.
 */
final class GuardedResolvers extends AddressResolverGroup<InetSocketAddress> {

    private final AddressResolverGroup<InetSocketAddress> names;
    private final AddressGuard guard;

    GuardedResolvers(AddressResolverGroup<InetSocketAddress> names, AddressGuard guard) {
        this.names = names;
        this.guard = guard;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new Guarded(executor, names.getResolver(executor));
    }

    @Override
    public void close() {
        super.close();
        names.close();
    }

    private final class Guarded extends AbstractAddressResolver<InetSocketAddress> {

        private final AddressResolver<InetSocketAddress> resolver;

        Guarded(EventExecutor executor, AddressResolver<InetSocketAddress> resolver) {
            super(executor, InetSocketAddress.class);
            this.resolver = resolver;
        }

        /** Never: what is an address already has to pass here too. */
        @Override
        protected boolean doIsResolved(InetSocketAddress address) {
            return false;
        }

        @Override
        protected void doResolve(InetSocketAddress address, Promise<InetSocketAddress> promise) {
            Promise<List<InetSocketAddress>> all = executor().newPromise();
            all.addListener((Future<List<InetSocketAddress>> resolved) -> {
                if (resolved.isSuccess()) {
                    promise.setSuccess(resolved.getNow().getFirst());
                } else {
                    promise.setFailure(resolved.cause());
                }
            });
            doResolveAll(address, all);
        }

        @Override
        protected void doResolveAll(InetSocketAddress address, Promise<List<InetSocketAddress>> promise) {
            if (!address.isUnresolved()) {
                admit(address, List.of(address), promise);
                return;
            }
            resolver.resolveAll(address).addListener((Future<List<InetSocketAddress>> resolved) -> {
                if (resolved.isSuccess()) {
                    admit(address, resolved.getNow(), promise);
                } else {
                    promise.setFailure(resolved.cause());
                }
            });
        }

        private void admit(
                InetSocketAddress asked, List<InetSocketAddress> found, Promise<List<InetSocketAddress>> promise) {
            List<InetSocketAddress> allowed = found.stream()
                    .filter(address -> guard.allows(address.getAddress()))
                    .toList();
            if (allowed.isEmpty()) {
                promise.setFailure(new AddressRefused(asked.getHostString()));
            } else {
                promise.setSuccess(allowed);
            }
        }

        /** What it asks is closed with all that were got from there. */
        @Override
        public void close() {}
    }
}
