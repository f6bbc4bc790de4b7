package com.nebengjek.jetstream.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A TLS context whose sockets check that the server's certificate is one of the host they connect to.
 *
 * <p>jnats leaves that out, and takes any certificate of a trusted authority. Servers that a cluster makes known are
 * often bare addresses, for which nobody has certificates: those are checked, as NATS' own clients do it, by the name
 * that the configuration has.
 */
final class VerifyingSslContext extends SSLContext {

    private VerifyingSslContext(SSLContext context, List<String> hosts) {
        super(new Spi(context, hosts), context.getProvider(), context.getProtocol());
    }

    /** @param hosts the hosts of the configuration, the first of which stands for those it does not know */
    static SSLContext of(SSLContext context, List<String> hosts) {
        return new VerifyingSslContext(context, hosts);
    }

    private static final class Spi extends SSLContextSpi {

        private final SSLContext context;
        private final List<String> hosts;

        private Spi(SSLContext context, List<String> hosts) {
            this.context = context;
            this.hosts = hosts;
        }

        @Override
        protected void engineInit(
                KeyManager @Nullable [] keys,
                TrustManager @Nullable [] trust,
                java.security.@Nullable SecureRandom random) {
            throw new UnsupportedOperationException("it is initialised already");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return new Sockets(context.getSocketFactory(), hosts);
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return context.getServerSocketFactory();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return context.createSSLEngine();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return context.createSSLEngine(host, port);
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return context.getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return context.getClientSessionContext();
        }
    }

    private static final class Sockets extends SSLSocketFactory {

        private final SSLSocketFactory sockets;
        private final List<String> hosts;

        private Sockets(SSLSocketFactory sockets, List<String> hosts) {
            this.sockets = sockets;
            this.hosts = hosts;
        }

        @Override
        public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
            String name = hosts.contains(host) ? host : hosts.getFirst();
            return verifying(sockets.createSocket(socket, name, port, autoClose));
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return verifying(sockets.createSocket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return verifying(sockets.createSocket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return verifying(sockets.createSocket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return verifying(sockets.createSocket(host, port, local, localPort));
        }

        private static Socket verifying(Socket socket) {
            SSLSocket secure = (SSLSocket) socket;
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            return socket;
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return sockets.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return sockets.getSupportedCipherSuites();
        }
    }
}
