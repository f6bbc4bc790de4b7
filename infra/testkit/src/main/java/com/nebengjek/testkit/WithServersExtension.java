package com.nebengjek.testkit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Leases servers when a class begins; the context closes the lease when the class has ended. */
final class WithServersExtension implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(WithServersExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        String version = annotation(context.getRequiredTestClass()).nats();
        Assumptions.assumeTrue(
                version.isEmpty() || NatsOfVersion.available(version),
                () -> "neither go nor apt-get can bring nats-server " + version);
        lease(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestServers.class;
    }

    @Override
    public TestServers resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return lease(context).servers();
    }

    /** A nested class finds the lease of the class around it. */
    private static Lease lease(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(Lease.class, key -> Lease.of(annotation(context.getRequiredTestClass())), Lease.class);
    }

    private static WithServers annotation(Class<?> testClass) {
        return AnnotationSupport.findAnnotation(testClass, WithServers.class)
                .orElseGet(() -> annotation(testClass.getEnclosingClass()));
    }
}
