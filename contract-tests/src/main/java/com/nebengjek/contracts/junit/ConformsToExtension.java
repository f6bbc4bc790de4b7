package com.nebengjek.contracts.junit;

import com.nebengjek.contracts.verify.EventVerifier;
import com.nebengjek.contracts.verify.Found;
import com.nebengjek.contracts.verify.Verdict;
import com.nebengjek.events.catalogue.EventType;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives a test what to emit into, and judges it when the test has ended well. */
final class ConformsToExtension implements ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace NAMESPACE = Namespace.create(ConformsToExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Emitted.class;
    }

    @Override
    public Emitted resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return emitted(context);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            judge(contract(context), emitted(context).all());
        }
    }

    static void judge(Class<? extends Record> contract, List<Found> found) {
        String name = EventType.of(contract).type();
        if (found.isEmpty()) {
            throw new AssertionError("no event was emitted that could conform to %s: take a parameter Emitted and add to it"
                    .formatted(name));
        }
        EventVerifier verifier = EventVerifier.of(contract, Clock.systemUTC());
        List<Verdict> broken = found.stream().map(verifier::verify).filter(verdict -> !verdict.conforms()).toList();
        if (!broken.isEmpty()) {
            throw new AssertionError("%d of %d events do not conform to %s:%n%s"
                    .formatted(broken.size(), found.size(), name, lines(broken)));
        }
    }

    private static String lines(List<Verdict> broken) {
        return broken.stream()
                .map(verdict -> "  %s: %s".formatted(verdict.place(), verdict.fault()))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static Emitted emitted(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(Emitted.class, key -> new Emitted(EventType.of(contract(context))), Emitted.class);
    }

    private static Class<? extends Record> contract(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), ConformsTo.class)
                .orElseThrow()
                .value();
    }
}
