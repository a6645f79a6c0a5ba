package org.cutis.train;

/**
 * Where a sample lies.
 *
 * @param item index in the dataset
 * @param slice from 0
 * @param x first column, from 0
 * @param y first row, from 0
 */
public record Patch(int item, int slice, int x, int y) {}
