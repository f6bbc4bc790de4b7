package com.nebengjek.images;

import com.nebengjek.servers.NatsProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts the nats-server that this machine has, or can get, where an image's build finds it. */
final class NatsServer {

    private NatsServer() {}

    public static void main(String[] words) throws IOException {
        NatsProgram program = NatsProgram.onThisMachine(System.err::println);
        Files.copy(program.path().toRealPath(), Path.of(words[0]), StandardCopyOption.REPLACE_EXISTING);
    }
}
