/** Endpoints: requests to them, who they may be, how they do. */
@NullMarked
package com.nebengjek.message.endpoint;

import org.jspecify.annotations.NullMarked;
