package org.cutis.train;

/**
 * Size of a patch or slice in pixels.
 *
 * @param width columns
 * @param height rows
 */
public record Extent(int width, int height) {

	public Extent {
		if (width < 1 || height < 1) throw new IllegalArgumentException("An extent of " + width + " x " + height +
			" pixels");
	}

	@Override
	public String toString() {
		return width + " x " + height;
	}
}
