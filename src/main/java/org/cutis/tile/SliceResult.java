package org.cutis.tile;

/**
 * A segmentation.
 *
 * @param labels index of each pixel's class in {@link org.cutis.model.ModelInfo#labels()}; one array per slice of
 *          the image, x fastest
 * @param probability 0 to 1, by output map of the network and slice, x fastest; null if it was not asked for
 * @param run what ran
 */
public record SliceResult(byte[][] labels, float[][][] probability, ModelRun run) {}
