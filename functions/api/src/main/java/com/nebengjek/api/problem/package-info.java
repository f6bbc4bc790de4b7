/** Errors as problem details (RFC 9457), with the field at fault. */
@NullMarked
package com.nebengjek.api.problem;

import org.jspecify.annotations.NullMarked;
