package org.cutis.engine;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.cutis.task.UserError;

/**
 * The networks that can be trained, by the names that {@link NetworkSpec} takes.
 * What each paper leaves open, and what was chosen, stands with the network's
 * class in {@code engine.tensorflow}.
 */
public enum Architecture {

	/** U-Net of the RSOM paper, 31.0 million parameters. */
	UNET("unet", 5, 0.5, 64),

	/** Fully convolutional network of 7 layers of the RSOM paper, 0.04 million. */
	FCN7("fcn7", 7, 0, 5),

	/** U-Net of the OCT paper, 31.0 million. */
	OCT_UNET("oct-unet", 5, 0.5, 64),

	/** M nested U-Nets for RCM, about 6 million. */
	MUNET("munet", 5, 0, 28, 25, 24),

	/** M nested residual encoder-decoders with attention for RCM, about 6 million. */
	MEDNET("mednet", 5, 0, 28, 20, 16),

	/** FCN-32s on a residual network, baseline of the RCM papers at about 6 million. */
	FCN("fcn", 4, 0, 35),

	/** SegNet-Basic, baseline of the RCM papers at about 6 million. */
	SEGNET("segnet", 4, 0, 132),

	/** DeepLab without CRF, baseline of the RCM papers at about 6 million. */
	DEEPLAB("deeplab", 4, 0, 35),

	/** DeepVesselNet of the RSOM paper's vessels, 0.06 million; the one for volumes. */
	DEEPVESSELNET("deepvesselnet", 5, 0, 5);

	private static final int MAX_WIDTH = 1024, MAX_REDUCTION = 16;

	/** Of DeepVesselNet's group norm; each layer's filters are a multiple of it. */
	private static final int GROUPS = 5;

	private final String id;

	private final int depth;

	private final double dropout;

	/** At full size, for M = 1, 2, ... */
	private final int[] widths;

	Architecture(final String id, final int depth, final double dropout, final int... widths) {
		this.id = id;
		this.depth = depth;
		this.dropout = dropout;
		this.widths = widths;
	}

	/** Its name in settings and model bundles. */
	public String id() {
		return id;
	}

	/** @throws UserError if no network has that name; lists those there are */
	public static Architecture of(final String id) {
		for (final Architecture a : values())
			if (a.id.equals(id)) return a;
		throw new UserError("architecture is \"" + id + "\", but must be one of " + Arrays.stream(values()).map(
			Architecture::id).collect(Collectors.joining(", ")) + ".");
	}

	/** Spatial dimensions of the images it takes: 2 (height, width) or 3 (z, y, x). */
	public int dimensions() {
		return this == DEEPVESSELNET ? 3 : 2;
	}

	/** The largest number of nested subnetworks M that a paper tells of: 3 for MUNet and MED-Net, 1 for all others. */
	public int maxLevels() {
		return widths.length;
	}

	/** The network in its paper's size; MUNet and MED-Net with M = 3. */
	public NetworkSpec full(final int channels, final int classes) {
		return full(channels, classes, maxLevels());
	}

	/**
	 * The network in its paper's size.
	 *
	 * @param levels M, 1 to {@link #maxLevels()}; the width is such that the number of parameters
	 *          stays about the same, as in MED-Net's ablation (its section 3.3)
	 */
	public NetworkSpec full(final int channels, final int classes, final int levels) {
		if (levels < 1 || levels > maxLevels()) throw new UserError("levels is " + levels + ", but " + id + " has " +
			(maxLevels() == 1 ? "1." : "1 to " + maxLevels() + "."));
		return new NetworkSpec(id, channels, classes, widths[levels - 1], depth, dropout, levels);
	}

	/**
	 * Height and width that are multiples of this go through the network as they
	 * are. Other sizes work too: inside, the network mirrors the image at its lower
	 * and right border up to the next multiple and cuts the output back.
	 */
	public int multiple(final NetworkSpec spec) {
		check(spec);
		return spec.reduction() * switch (this) {
			case FCN7, DEEPVESSELNET -> 1;
			// The coarser subnetworks are shallower by as many levels as their images are halved.
			case UNET, OCT_UNET, MUNET, MEDNET -> 1 << (spec.depth() - 1);
			case SEGNET -> 1 << spec.depth();
			case FCN -> 2 << spec.depth();
			case DEEPLAB -> 8;
		};
	}

	/**
	 * Checks that the network can be built.
	 *
	 * @throws UserError if a number is out of range; names it
	 */
	public void check(final NetworkSpec spec) {
		if (!spec.architecture().equals(id)) throw new IllegalArgumentException(spec + " is no " + id);
		range("channels", spec.channels(), 1, MAX_WIDTH);
		range("classes", spec.classes(), 1, MAX_WIDTH);
		range("width", spec.width(), 1, MAX_WIDTH);
		if (!(spec.dropout() >= 0 && spec.dropout() < 1)) throw new UserError("dropout is " + spec.dropout() +
			", but must be at least 0 and below 1.");
		range("reduction", spec.reduction(), 1, dimensions() == 2 ? MAX_REDUCTION : 1);
		final boolean nested = maxLevels() > 1;
		range("levels", spec.levels(), 1, nested ? 5 : 1);
		switch (this) {
			case FCN7 -> range("depth", spec.depth(), depth, depth);
			case DEEPVESSELNET -> {
				range("depth", spec.depth(), depth, depth);
				if (spec.width() % GROUPS != 0) throw new UserError("width is " + spec.width() + ", but for the network " + id +
					" it must be a multiple of " + GROUPS + ".");
			}
			case UNET, OCT_UNET -> range("depth", spec.depth(), 1, 8);
			// the coarsest subnetwork must still go down a level
			case MUNET, MEDNET -> range("depth", spec.depth(), spec.levels() + 1, 8);
			case FCN, SEGNET -> range("depth", spec.depth(), 1, 4);
			case DEEPLAB -> range("depth", spec.depth(), 2, 4);
		}
	}

	private void range(final String name, final int value, final int min, final int max) {
		if (value < min || value > max) throw new UserError(name + " is " + value + ", but for the network " + id +
			" it must be " + (min == max ? min + "." : min + " to " + max + "."));
	}
}
