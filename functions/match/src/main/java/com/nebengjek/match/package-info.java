/** Matching: who is offered whose request, and who takes it. */
@NullMarked
package com.nebengjek.match;

import org.jspecify.annotations.NullMarked;
