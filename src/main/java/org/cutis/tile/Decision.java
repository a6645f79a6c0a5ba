package org.cutis.tile;

/**
 * Makes a label of a pixel's values. The mean of values of one label must get
 * that label, too: between pixels of the same label nothing is interpolated.
 */
public interface Decision {

	/** @param at where the pixel's values begin @return 0 to 255 */
	int label(float[] values, int at);

	/** The index of the highest value, the first if there are several. */
	static Decision highest(final int classes) {
		return (values, at) -> {
			int best = 0;
			for (int c = 1; c < classes; c++)
				if (values[at + c] > values[at + best]) best = c;
			return best;
		};
	}

	/** 1 if the first value is as high as the threshold, otherwise 0. */
	static Decision threshold(final float threshold) {
		return (values, at) -> values[at] >= threshold ? 1 : 0;
	}
}
