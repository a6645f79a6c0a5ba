package org.cutis.train;

/**
 * One image with its labels.
 *
 * @param height rows (depth into the skin for B-scans)
 * @param width columns
 * @param image height x width x channels, row-major
 * @param labels height x width x classes, row-major, 0 or 1; -1 in all classes of a pixel that is ignored
 */
public record Sample(int height, int width, float[] image, float[] labels) {

	public Sample {
		if (height < 1 || width < 1 || image.length == 0 || labels.length == 0 || image.length % (height *
			width) != 0 || labels.length % (height * width) != 0) throw new IllegalArgumentException("A sample of " +
				height + " x " + width + " pixels with " + image.length + " values and " + labels.length + " labels");
	}

	/** Number of image channels. */
	public int channels() {
		return image.length / (height * width);
	}

	/** Whether both can be in one batch. */
	boolean fits(final Sample other) {
		return height == other.height && width == other.width && image.length == other.image.length &&
			labels.length == other.labels.length;
	}
}
