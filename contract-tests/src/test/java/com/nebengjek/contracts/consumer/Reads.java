package com.nebengjek.contracts.consumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the bytecode of a module reads of events: components of records, whose accessors it calls or refers to. */
final class Reads {

    private static final String EVENTS = "com.nebengjek.events.";

    /** A method, by the class that the caller names. */
    private record Call(String owner, String name) {}

    private final Collection<Class<?>> records;
    private final Map<Call, Set<Call>> ways;
    private final Set<Call> seen = new HashSet<>();
    private final Set<String> read = new TreeSet<>();

    private Reads(Collection<Class<?>> records, Map<Call, Set<Call>> ways) {
        this.records = records;
        this.ways = ways;
    }

    /**
     * What is read, such as {@code MatchRequest.pickup}.
     *
     * @param module any class of it
     * @param records that are of interest
     */
    static Set<String> of(Class<?> module, Class<?> events, Collection<Class<?>> records) {
        Map<Call, Set<Call>> ways = new HashMap<>();
        classes(events).forEach(model -> model.methods().forEach(method -> ways.put(
                new Call(nameOf(model), method.methodName().stringValue()), calls(method))));
        Reads reads = new Reads(records, ways);
        classes(module).flatMap(Reads::calls).forEach(reads::follow);
        return reads.read;
    }

    private void follow(Call call) {
        if (!call.owner().startsWith(EVENTS) || call.owner().startsWith(EVENTS + "catalogue.") || !seen.add(call)) {
            return;
        }
        Class<?> owner = named(call.owner());
        if (isComponent(owner, call.name())) {
            read.add(owner.getSimpleName() + "." + call.name());
            return;
        }
        ways.getOrDefault(call, Set.of()).forEach(this::follow);
        if (owner.isInterface()) {
            records.stream()
                    .filter(owner::isAssignableFrom)
                    .forEach(record -> follow(new Call(record.getName(), call.name())));
        }
    }

    private static boolean isComponent(Class<?> type, String name) {
        return type.isRecord() && Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).anyMatch(name::equals);
    }

    /** All that a class refers to. */
    private static Stream<Call> calls(ClassModel model) {
        return StreamSupport.stream(model.constantPool().spliterator(), false)
                .filter(MemberRefEntry.class::isInstance)
                .map(MemberRefEntry.class::cast)
                .filter(entry -> !(entry instanceof FieldRefEntry))
                .map(entry -> new Call(dotted(entry.owner().asInternalName()), entry.name().stringValue()));
    }

    private static Set<Call> calls(MethodModel method) {
        Set<Call> calls = new HashSet<>();
        method.code().ifPresent(code -> code.forEach(element -> called(element).forEach(calls::add)));
        return calls;
    }

    private static Stream<Call> called(CodeElement element) {
        return switch (element) {
            case InvokeInstruction invoked ->
                Stream.of(new Call(dotted(invoked.owner().asInternalName()), invoked.name().stringValue()));
            case InvokeDynamicInstruction made ->
                made.bootstrapArgs().stream()
                        .filter(DirectMethodHandleDesc.class::isInstance)
                        .map(DirectMethodHandleDesc.class::cast)
                        .map(handle -> new Call(
                                handle.owner().packageName() + "." + handle.owner().displayName(), handle.methodName()));
            default -> Stream.empty();
        };
    }

    private static Stream<ClassModel> classes(Class<?> member) {
        Path place = Path.of(URI.create(
                member.getProtectionDomain().getCodeSource().getLocation().toString()));
        try {
            if (Files.isDirectory(place)) {
                return classes(place).stream();
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return classes(jar.getPath("/")).stream();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<ClassModel> classes(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.toString().endsWith("module-info.class"))
                    .map(Reads::parsed)
                    .toList();
        }
    }

    private static ClassModel parsed(Path file) {
        try {
            return ClassFile.of().parse(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String nameOf(ClassModel model) {
        return dotted(model.thisClass().asInternalName());
    }

    private static String dotted(String name) {
        return name.replace('/', '.');
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
