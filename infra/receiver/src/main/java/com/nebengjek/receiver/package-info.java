/**
 * An HTTP receiver of messages that answers by script: it fails, hangs and resets when it is told to, checks signatures,
 * finds duplicates, and reports what it got. As a program ({@code infra/receive}) and inside of tests.
 */
@NullMarked
package com.nebengjek.receiver;

import org.jspecify.annotations.NullMarked;
