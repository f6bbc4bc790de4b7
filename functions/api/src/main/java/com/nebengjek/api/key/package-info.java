/** Other systems, known by the keys that they were given, and what they may do. */
@NullMarked
package com.nebengjek.api.key;

import org.jspecify.annotations.NullMarked;
