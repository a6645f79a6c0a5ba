package org.cutis.engine;

/**
 * A network to build.
 *
 * @param architecture its name, for example {@code unet}
 * @param channels input channels
 * @param classes output maps; 1 means a sigmoid, more a softmax
 * @param width filters of the first level, doubled at each level
 * @param depth number of levels
 * @param dropout drop rate where the architecture has dropout, 0 to below 1
 */
public record NetworkSpec(String architecture, int channels, int classes, int width, int depth,
	double dropout)
{}
