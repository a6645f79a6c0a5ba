package org.cutis.measure;

import java.util.Optional;

/**
 * How well one image's labels agree with the truth.
 *
 * @param image its name
 * @param matrix its voxels by true and predicted class
 * @param layer roughness of a layer's surfaces, if that was asked for
 */
public record ImageScore(String image, ConfusionMatrix matrix, Optional<LayerScore> layer) {

	/** Both together, each voxel and each column weighing the same, under this one's name. */
	public ImageScore plus(final ImageScore other) {
		return new ImageScore(image, matrix.plus(other.matrix), layer.flatMap(l -> other.layer.map(l::plus)));
	}
}
