package com.nebengjek.servers;

import java.nio.file.Path;

/**
 * What a server shows of itself over TLS, as PEM files.
 *
 * @param authority   the certificate of whom its clients have to trust
 * @param certificate the server's own
 * @param key         the private key of that, not encrypted
 */
record TlsFiles(Path authority, Path certificate, Path key) {}
