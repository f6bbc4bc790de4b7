/** The REST paths of the earlier system, for clients that still use them: the same rules, in their words. */
@NullMarked
package com.nebengjek.api.earlier;

import org.jspecify.annotations.NullMarked;
