/** What makes the start of an application short, and what still has it follow its environment. */
@NullMarked
package com.nebengjek.jetstream.start;

import org.jspecify.annotations.NullMarked;
