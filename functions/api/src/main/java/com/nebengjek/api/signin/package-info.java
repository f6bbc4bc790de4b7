/** Sign-in with a code by SMS, and the sessions that follow. */
@NullMarked
package com.nebengjek.api.signin;

import org.jspecify.annotations.NullMarked;
