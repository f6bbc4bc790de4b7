/** Whether events, wherever they were found, keep the contract of their type, and what to do where they do not. */
@NullMarked
package com.nebengjek.contracts.verify;

import org.jspecify.annotations.NullMarked;
