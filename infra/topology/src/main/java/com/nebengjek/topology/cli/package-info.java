/** The admin command line: a class for each command, and what they share. */
@NullMarked
package com.nebengjek.topology.cli;

import org.jspecify.annotations.NullMarked;
