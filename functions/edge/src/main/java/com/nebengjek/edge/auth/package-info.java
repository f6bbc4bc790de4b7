/** Who somebody is: from a signed token and nowhere else. */
@NullMarked
package com.nebengjek.edge.auth;

import org.jspecify.annotations.NullMarked;
