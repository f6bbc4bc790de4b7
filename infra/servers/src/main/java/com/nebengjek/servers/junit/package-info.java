/** Servers for tests: {@link WithServers} on a class, and it has its own part of them. */
@NullMarked
package com.nebengjek.servers.junit;

import org.jspecify.annotations.NullMarked;
