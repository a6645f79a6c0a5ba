package org.cutis.model;

/**
 * How an image's values become the network's: {@code gain * value + offset}.
 *
 * @param gain not 0
 * @param offset added after the gain
 * @param description in words, what the image must have gone through before,
 *          for example {@code bands cut, squared and stretched to 0..1 by Open RSOM}
 */
public record Normalization(double gain, double offset, String description) {

	public Normalization {
		Checks.that(Double.isFinite(gain) && gain != 0, "The gain must not be 0");
		Checks.that(Double.isFinite(offset), "The offset must be a number");
		Checks.that(description != null, "The normalization has no description");
	}

	/** Whether values reach the network as they are. */
	public boolean isIdentity() {
		return gain == 1 && offset == 0;
	}
}
