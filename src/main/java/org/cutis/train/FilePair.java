package org.cutis.train;

import java.nio.file.Path;

/**
 * An image file and the file with its labels.
 *
 * @param name the image file's name without extension
 */
public record FilePair(String name, Path image, Path labels) {}
