package com.nebengjek.bench.scaling.cluster;

/**
 * What the processes of a function cost.
 *
 * @param most how many there were at the same time
 * @param started how many were started because more were wanted
 * @param late how many of these became ready when nothing waited any more
 * @param restarted how many ended by themselves, or were killed, and were started again
 * @param overdue how many did not end within their grace period
 * @param startMs how long the slowest of them took from its start until it was ready, in milliseconds
 * @param podSeconds sum over the pods of how long each was there
 * @param idlePodSeconds those of them in which nothing waited
 * @param mostWaiting the highest lag that was seen
 */
public record Usage(
        int most,
        int started,
        int late,
        int restarted,
        int overdue,
        long startMs,
        double podSeconds,
        double idlePodSeconds,
        long mostWaiting) {}
