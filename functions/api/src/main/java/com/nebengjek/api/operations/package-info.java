/** The page on which operators see the message system, and look after it. */
@NullMarked
package com.nebengjek.api.operations;

import org.jspecify.annotations.NullMarked;
