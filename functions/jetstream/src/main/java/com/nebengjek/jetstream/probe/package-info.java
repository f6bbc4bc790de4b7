/** A small HTTP server without a web framework: is the process alive, is it ready, how is it, and what has it counted. */
@NullMarked
package com.nebengjek.jetstream.probe;

import org.jspecify.annotations.NullMarked;
