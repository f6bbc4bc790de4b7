/** Tests of your own code that say which contract its events keep. */
@NullMarked
package com.nebengjek.contracts.junit;

import org.jspecify.annotations.NullMarked;
