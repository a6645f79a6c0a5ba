package org.cutis.measure;

/**
 * Connected regions by label, 0 to 255.
 *
 * @param number of regions
 * @param largest pixels of the largest one, 0 if there is none
 * @param pixels of all of them
 */
public record RegionCounts(long[] number, long[] largest, long[] pixels) {}
