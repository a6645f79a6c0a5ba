package org.cutis.tile;

import java.util.List;

import org.cutis.task.UserError;

/**
 * How an image is cut into windows for a network, and how overlapping outputs
 * become one.
 * <p>
 * A pixel's output is the weighted mean over all windows that hold it. Windows
 * lie inside the image: the first at its start, the last at its end. Those between
 * are a stride apart, which leaves less to the last one; or, without a fixed stride,
 * as evenly spread as may be. (The papers do not speak of borders; that a pixel gets
 * "up to 8" decisions says that windows do not reach over them.) An image smaller
 * than a window is mirrored at its right and lower border pixels up to the window's
 * size.
 * </p>
 *
 * @param name for users
 * @param window pixels along each side of a window; where it shrinks, at most that
 * @param stride pixels between windows; 0: as few windows as halo and blend allow, of the smallest
 *          size (multiple of the network's) that needs no more of them
 * @param halo pixels at a window's inner borders that count nothing; at the image's border all count
 * @param blend pixels over which two windows without halos fade into each other
 *          linearly; 0: none
 * @param variance of the Gaussian that weighs windows, in square pixels; 0: none
 */
public record Protocol(String name, int window, int stride, int halo, int blend, double variance) {

	/**
	 * MUNet paper, section 3: "a 256 × 256 pixel sliding window with %75 overlap ... the average of
	 * overlapping probability maps".
	 */
	public static final Protocol PAPER_MUNET = new Protocol("paper-munet", 256, 64, 0, 0, 0);

	/**
	 * MED-Net paper, section 2.3: patches of 256 × 256 "at a stride of 32 pixels", "each patch's probability
	 * map ... weighted ... with a spatial Gaussian mask whose variance was half of the patch size before
	 * summing". Read to the letter: a variance of 256 / 2 = 128 square pixels along x and along y, centred in
	 * the patch, thus a standard deviation of 11.3 pixels. So a patch counts next to nothing 40 pixels from
	 * its centre, and a pixel is decided by the few patches whose centres are nearest. The sum is divided by
	 * the sum of the weights, which leaves the class of the highest sum as it is.
	 */
	public static final Protocol PAPER_MEDNET = new Protocol("paper-mednet", 256, 32, 0, 0, 128);

	/** Names of all protocols. */
	public static final List<String> NAMES = List.of("fast", PAPER_MUNET.name, PAPER_MEDNET.name);

	/** Above that, exp(-(window / 2)² / (2 variance)) at a window's edge gets too small for a double. */
	private static final double MOST_WINDOW_SQUARED = 5000;

	/** @throws IllegalArgumentException if windows would leave gaps or have no room for their halos */
	public Protocol {
		if (window < 1 || stride < 0 || halo < 0 || blend < 0 || !(variance >= 0 && variance < Double.POSITIVE_INFINITY))
			throw new IllegalArgumentException(
				"Window must be 1 or more; stride, halo, blend and variance 0 or more: " + window + ", " + stride + ", " + halo +
					", " + blend + ", " + variance);
		if (2 * (long) halo + blend + Math.max(1, stride) > window) throw new IllegalArgumentException("A window of " +
			window + " pixels has no room for halos of " + halo + ", a blend of " + blend + " and a stride of " + stride);
		if (variance > 0 && (double) window * window > MOST_WINDOW_SQUARED * variance) throw new IllegalArgumentException(
			"A Gaussian of variance " + variance + " vanishes in a window of " + window + " pixels");
	}

	/**
	 * Large windows, each pixel of which is computed about once.
	 *
	 * @param largest pixels along a window's side at most
	 * @param halo the network's effective receptive field to one side: what lies further away does not count
	 * @param blend over how many pixels windows fade into each other
	 * @throws IllegalArgumentException if a window has no room for its halos
	 */
	public static Protocol fast(final int largest, final int halo, final int blend) {
		return new Protocol("fast", largest, 0, halo, blend, 0);
	}

	/**
	 * A protocol by its name.
	 *
	 * @param fast what {@code fast} means for the network
	 * @throws UserError if there is none of that name; lists those there are
	 */
	public static Protocol of(final String name, final Protocol fast) {
		if (fast.name.equals(name)) return fast;
		if (PAPER_MUNET.name.equals(name)) return PAPER_MUNET;
		if (PAPER_MEDNET.name.equals(name)) return PAPER_MEDNET;
		throw new UserError("protocol is \"" + name + "\", but must be one of " + String.join(", ", NAMES) + ".");
	}

	/** The same protocol, but what a window's outer pixels give is thrown away. */
	public Protocol withHalo(final int pixels) {
		return new Protocol(name, window, stride, pixels, blend, variance);
	}
}
