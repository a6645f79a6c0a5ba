package org.cutis.measure;

import java.util.List;

/**
 * How well a set of label images agrees with the truth.
 *
 * @param images at least one, all with the same classes
 */
public record Evaluation(List<ImageScore> images) {

	/** The name of all images together. */
	static final String ALL = "all";

	public Evaluation {
		images = List.copyOf(images);
		if (images.isEmpty()) throw new IllegalArgumentException("Nothing was evaluated");
	}

	/** All images together, each voxel and each column weighing the same. */
	public ImageScore all() {
		final ImageScore all = images.stream().reduce(ImageScore::plus).orElseThrow();
		return new ImageScore(ALL, all.matrix(), all.layer());
	}
}
