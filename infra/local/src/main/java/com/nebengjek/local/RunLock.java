package com.nebengjek.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second run away from the data of the first. The system lets go of it with the program, however that ends. */
final class RunLock implements AutoCloseable {

    private final FileChannel file;

    private RunLock(FileChannel file) {
        this.file = file;
    }

    /** @throws IllegalStateException when another run holds it */
    static RunLock take(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (file.tryLock() == null) {
            file.close();
            throw new IllegalStateException(
                    "another infra/run uses " + path.getParent() + ": stop it first, there is room for one");
        }
        return new RunLock(file);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
