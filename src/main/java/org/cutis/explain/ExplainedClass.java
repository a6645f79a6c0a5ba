package org.cutis.explain;

import org.cutis.model.ModelClass;

/**
 * The image that maximises one class.
 *
 * @param of the class
 * @param image by channel, x fastest, in the image values that the model takes, before its normalization
 * @param labels the segmentation that the network gives to it: {@link org.cutis.model.ModelInfo#labels()}, x fastest
 * @param start what the class scores in the noise
 * @param end what it scores in the image
 * @param share of the image's pixels that the network labels as the class, 0 to 1
 */
public record ExplainedClass(ModelClass of, float[][] image, byte[] labels, Score start, Score end, double share) {

	/**
	 * Means over all pixels.
	 *
	 * @param objective what was to rise
	 * @param probability of the class, 0 to 1
	 */
	public record Score(double objective, double probability) {}
}
