package com.nebengjek.topology.cli;

/**
 * What came of a command.
 *
 * @param status what the process ends with: 0 done, 1 not as asked
 * @param json for programs; a record or a map
 * @param text for people, in lines
 */
record Answer(int status, Object json, String text) {

    static Answer of(Object json, String text) {
        return new Answer(0, json, text);
    }
}
