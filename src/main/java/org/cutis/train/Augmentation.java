package org.cutis.train;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

import org.cutis.task.UserError;

/**
 * How samples are varied: deformed by one map made of all warps, then changed in
 * their values by one tone after the other.
 *
 * @param warps in any number
 * @param tones in the order they are applied
 */
public record Augmentation(List<RandomWarp> warps, List<RandomTone> tones) {

	private static final double WHITE = 255;

	/** Samples as they are. */
	public static final Augmentation NONE = new Augmentation(List.of(), List.of());

	/** Everything the MED-Net paper does (Sect. 2.3): for images without an up and down, such as RCM mosaics. */
	public static final Augmentation EN_FACE = new Augmentation(List.of(new Rotation(180), new Flip(true, true),
		new Zoom(0.1), new Shear(0.2)), List.of(new IntensityShift(20 / WHITE), new Speckle(0.2)));

	/** The part of it that leaves depth as depth: mirrored, zoomed, brighter or darker. For RSOM and OCT. */
	public static final Augmentation B_SCANS = new Augmentation(List.of(new Flip(true, false), new Zoom(0.1)), List.of(
		new IntensityShift(20 / WHITE)));

	/** For images without an up and down that are no coherent imaging's, and so have no speckle: histology, photographs. */
	public static final Augmentation TURNED = new Augmentation(List.of(new Rotation(180), new Flip(true, true), new Zoom(0.1)),
		List.of(new IntensityShift(20 / WHITE)));

	private static final Map<String, Augmentation> NAMED = new TreeMap<>(Map.of("none", NONE, "en-face", EN_FACE,
		"b-scans", B_SCANS, "turned", TURNED));

	/**
	 * One by its name in settings: none, b-scans, en-face or turned.
	 *
	 * @throws UserError if there is none of that name
	 */
	public static Augmentation of(final String name) {
		final Augmentation found = NAMED.get(name);
		if (found == null) throw new UserError("augmentation is \"" + name + "\", but must be auto or one of " + String.join(
			", ", NAMED.keySet()) + ".");
		return found;
	}

	public Augmentation {
		warps = List.copyOf(warps);
		tones = List.copyOf(tones);
	}

	/** One map made of one draw of each warp. */
	Warp warp(final SplittableRandom random) {
		Warp all = Warp.NONE;
		for (final RandomWarp w : warps)
			all = all.after(w.draw(random));
		return all;
	}

	void tone(final float[] image, final SplittableRandom random) {
		for (final RandomTone t : tones)
			t.apply(image, random);
	}
}
