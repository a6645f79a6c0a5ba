package org.cutis.image;

import java.nio.file.Path;

/**
 * Predicted labels and the true ones of the same image.
 *
 * @param name what both are called in results
 */
public record LabelPair(String name, Path prediction, Path truth) {}
