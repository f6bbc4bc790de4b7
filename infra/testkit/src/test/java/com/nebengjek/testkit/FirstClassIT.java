package com.nebengjek.testkit;

final class FirstClassIT extends ApartnessContract {}
