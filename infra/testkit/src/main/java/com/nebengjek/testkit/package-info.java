/** Servers for tests: {@link WithServers} on a class, and it has its own part of them. */
@NullMarked
package com.nebengjek.testkit;

import org.jspecify.annotations.NullMarked;
