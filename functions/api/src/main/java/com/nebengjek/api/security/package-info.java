/** Who may do what: access tokens, checked by Spring Security. */
@NullMarked
package com.nebengjek.api.security;

import org.jspecify.annotations.NullMarked;
