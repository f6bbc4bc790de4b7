/** People: their numbers, their roles. */
@NullMarked
package com.nebengjek.api.account;

import org.jspecify.annotations.NullMarked;
