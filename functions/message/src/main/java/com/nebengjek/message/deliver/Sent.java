package com.nebengjek.message.deliver;

/** What came of sending a message that was taken: an attempt, or none for now. */
sealed interface Sent permits Attempt, Deferral {}
