/** client-state: tells somebody who has lost track what is open. */
@NullMarked
package com.nebengjek.state;

import org.jspecify.annotations.NullMarked;
