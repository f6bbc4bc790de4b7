package com.nebengjek.servers.junit;

final class FirstClassIT extends ApartnessContract {}
