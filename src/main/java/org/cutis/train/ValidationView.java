package org.cutis.train;

import java.util.List;

import org.cutis.model.ModelClass;

/**
 * A validation image with its truth and what the network makes of it now.
 *
 * @param name of the file it is from
 * @param sample normalized image and labels
 * @param probability height x width x maps, row-major, maps as in the sample's labels
 * @param classes one for each map, with colours
 */
public record ValidationView(String name, Sample sample, float[] probability, List<ModelClass> classes) {

	/** Index of a pixel that is in no class: background of a single map. */
	public static final int NONE = -1;

	/** Index of a pixel that does not count. */
	public static final int IGNORED = -2;

	public ValidationView {
		classes = List.copyOf(classes);
		if (probability.length != sample.labels().length || probability.length != sample.height() * sample.width() *
			classes.size()) throw new IllegalArgumentException("Probabilities, labels and classes do not fit");
	}

	/** Class of each pixel in the truth, row-major. @return index in classes, {@link #NONE} or {@link #IGNORED} */
	public int[] truth() {
		final int[] of = indices(sample.labels());
		for (int i = 0; i < of.length; i++)
			if (sample.labels()[i * classes.size()] < 0) of[i] = IGNORED;
		return of;
	}

	/** Class of each pixel that the network gives, row-major. @return index in classes, or {@link #NONE} */
	public int[] prediction() {
		return indices(probability);
	}

	/** The map with the highest value; with a single map, where it is at least one half. */
	private int[] indices(final float[] maps) {
		final int n = classes.size();
		final int[] of = new int[maps.length / n];
		for (int i = 0; i < of.length; i++) {
			int best = n == 1 && maps[i] < 0.5f ? NONE : 0;
			for (int c = 1; c < n; c++)
				if (maps[i * n + c] > maps[i * n + best]) best = c;
			of[i] = best;
		}
		return of;
	}
}
