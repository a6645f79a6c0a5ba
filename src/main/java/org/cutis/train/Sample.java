package org.cutis.train;

/**
 * One image with its labels.
 *
 * @param height rows (depth into the skin for B-scans)
 * @param width columns
 * @param image height x width x channels, row-major
 * @param labels height x width x classes, row-major, 0 or 1
 */
public record Sample(int height, int width, float[] image, float[] labels) {}
