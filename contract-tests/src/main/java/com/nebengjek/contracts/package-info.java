/** The contracts that producers, consumers and apps rely on, made from the code and compared with what is published. */
@NullMarked
package com.nebengjek.contracts;

import org.jspecify.annotations.NullMarked;
