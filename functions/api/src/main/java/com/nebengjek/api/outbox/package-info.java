/** Events of HTTP requests: written in the request's transaction, published after it, lost never. */
@NullMarked
package com.nebengjek.api.outbox;

import org.jspecify.annotations.NullMarked;
