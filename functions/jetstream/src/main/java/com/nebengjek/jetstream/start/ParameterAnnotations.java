package com.nebengjek.jetstream.start;

import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.core.MethodParameter;

/**
 * Looks for {@code @Value} and {@code @Lazy} where a function's configuration has them: on the parameter itself. Reading the
 * annotations of the method, too, makes a proxy of each, which the JDK's AOT cache cannot hold.
 */
final class ParameterAnnotations extends ContextAnnotationAutowireCandidateResolver {

    @Override
    public Object getSuggestedValue(DependencyDescriptor dependency) {
        return isBare(dependency) ? null : super.getSuggestedValue(dependency);
    }

    @Override
    public Object getLazyResolutionProxyIfNecessary(DependencyDescriptor dependency, String bean) {
        return isBare(dependency) ? null : super.getLazyResolutionProxyIfNecessary(dependency, bean);
    }

    private static boolean isBare(DependencyDescriptor dependency) {
        MethodParameter parameter = dependency.getMethodParameter();
        return parameter != null && !parameter.hasParameterAnnotations();
    }
}
