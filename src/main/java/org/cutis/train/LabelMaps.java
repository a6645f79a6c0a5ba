package org.cutis.train;

/** How classes become the network's output maps. */
public enum LabelMaps {
		/** One map for each class: 1 where it is, 0 elsewhere. For softmax outputs. */
		ONE_FOR_EACH,
		/** Of two classes only the second has a map, the first is the background. For sigmoid outputs. */
		SECOND_OF_TWO;

	/** Number of maps. @throws IllegalArgumentException if SECOND_OF_TWO is to be of more than two */
	public int count(final int classes) {
		if (this == ONE_FOR_EACH) return classes;
		if (classes != 2) throw new IllegalArgumentException("A single map for " + classes + " classes");
		return 1;
	}

	/**
	 * @param indices of the classes
	 * @param classes their number
	 * @return pixels x maps: 1, 0, and -1 in all maps where a pixel is ignored
	 */
	float[] of(final byte[] indices, final int classes) {
		final int maps = count(classes);
		final float[] labels = new float[indices.length * maps];
		for (int i = 0; i < indices.length; i++) {
			final int index = indices[i] & 0xff;
			if (index == LabelClasses.IGNORED) {
				for (int m = 0; m < maps; m++)
					labels[i * maps + m] = -1;
			}
			else if (maps == classes) labels[i * maps + index] = 1;
			else labels[i] = index;
		}
		return labels;
	}
}
