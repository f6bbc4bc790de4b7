package com.nebengjek.servers.junit;

final class SecondClassIT extends ApartnessContract {}
