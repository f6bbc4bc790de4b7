package com.nebengjek.testkit;

final class SecondClassIT extends ApartnessContract {}
