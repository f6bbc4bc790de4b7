/** Access tokens: the keys they are signed with, and what they say. */
@NullMarked
package com.nebengjek.api.token;

import org.jspecify.annotations.NullMarked;
