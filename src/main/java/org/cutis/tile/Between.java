package org.cutis.tile;

/** Where an image's pixels lie between the model's, along one axis: centres of pixels are what is compared. */
final class Between {

	/** Pixels of the image, and of the model. */
	private final long length, modelLength;

	private final double scale;

	Between(final long length, final double scale) {
		this.length = length;
		this.scale = scale;
		modelLength = Scale.modelLength(length, scale);
	}

	long length() {
		return length;
	}

	long modelLength() {
		return modelLength;
	}

	/** Place of a pixel of the image among the centres of model pixels, at the border that of the outermost. */
	double place(final long pixel) {
		return Math.max(0, Math.min(modelLength - 1, (pixel + 0.5) / scale - 0.5));
	}

	/** How many pixels of the image, from the first on, need no more than so many first model pixels. */
	long known(final long model) {
		if (model >= modelLength) return length;
		if (model <= 0) return 0;
		long n = Math.max(0, Math.min(length, (long) Math.floor((model - 0.5) * scale + 0.5)));
		// The same rounding as in place(): what is said to be known must be.
		while (n > 0 && place(n - 1) > model - 1)
			n--;
		while (n < length && place(n) <= model - 1)
			n++;
		return n;
	}
}
