package org.cutis.train;

import java.util.List;

import org.cutis.image.DepthAxis;

/**
 * A labelled image of a dataset: slices to train on, of rows and columns.
 *
 * @param files where it is
 * @param group what must not be split over training and validation, for example the patient
 * @param dimensions of the image: x, y, z
 * @param depth which axis the rows of a slice follow; the slices follow each other along
 *          {@link DepthAxis#scanDimension()}
 * @param classPixels labelled pixels of each class
 */
public record DatasetItem(FilePair files, String group, List<Integer> dimensions, DepthAxis depth,
	List<Long> classPixels)
{

	public DatasetItem {
		dimensions = List.copyOf(dimensions);
		classPixels = List.copyOf(classPixels);
	}

	/** Columns of a slice (x). */
	public int width() {
		return dimensions.get(0);
	}

	/** Rows of a slice. */
	public int height() {
		return dimensions.get(depth.dimension());
	}

	/** Number of slices. */
	public int slices() {
		return dimensions.get(depth.scanDimension());
	}
}
