/** The HTTP services that take messages: where they are, what they take, and what requests to them are signed with. */
@NullMarked
package com.nebengjek.api.endpoint;

import org.jspecify.annotations.NullMarked;
