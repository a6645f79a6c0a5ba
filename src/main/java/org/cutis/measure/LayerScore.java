package org.cutis.measure;

import java.util.List;

/**
 * Roughness of a layer's surfaces (RSOM paper, Eq. 5) as predicted and in truth.
 *
 * @param label value of the layer
 * @param upper roughness of the predicted upper surface
 * @param lower of the predicted lower surface
 * @param trueUpper of the true upper surface
 * @param trueLower of the true lower surface
 * @param depthSize µm per pixel along depth; NaN if that is not known, or not the same in all images
 */
public record LayerScore(long label, Roughness upper, Roughness lower, Roughness trueUpper, Roughness trueLower,
	double depthSize)
{

	/** @param depthSize µm per pixel along depth, or NaN */
	static LayerScore of(final long label, final Surfaces predicted, final Surfaces truth, final double depthSize) {
		return new LayerScore(label, Roughness.of(predicted.upper()), Roughness.of(predicted.lower()), Roughness.of(truth
			.upper()), Roughness.of(truth.lower()), depthSize);
	}

	/** Both together, each column weighing the same. */
	public LayerScore plus(final LayerScore other) {
		return new LayerScore(label, upper.plus(other.upper), lower.plus(other.lower), trueUpper.plus(other.trueUpper),
			trueLower.plus(other.trueLower), alike(depthSize, other.depthSize) ? depthSize : Double.NaN);
	}

	/** TIFF files keep a pixel size with six digits. */
	private static boolean alike(final double a, final double b) {
		return Math.abs(a / b - 1) < 1e-3;
	}

	/** Both predicted surfaces. */
	public Roughness both() {
		return upper.plus(lower);
	}

	/** Upper, lower and both surfaces as predicted, then the same of the truth. */
	List<Roughness> all() {
		return List.of(upper, lower, both(), trueUpper, trueLower, trueUpper.plus(trueLower));
	}
}
