/**
 * A payment provider that stands in for a real one: it decides about every charge, but not always at once, not always in
 * words, and not always once. It forgets everything when it ends.
 */
@NullMarked
package com.nebengjek.provider;

import org.jspecify.annotations.NullMarked;
