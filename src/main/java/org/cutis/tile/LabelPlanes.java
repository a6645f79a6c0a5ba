package org.cutis.tile;

import java.nio.FloatBuffer;

import org.cutis.image.DepthAxis;
import org.cutis.image.Volume;
import org.cutis.model.ModelInfo;
import org.cutis.task.UserError;

import net.imglib2.RandomAccessibleInterval;

/**
 * Puts what a network gives for slices into x-y planes of labels as ImageJ holds
 * them, and of probabilities where they are wanted. Of several maps the class
 * with the largest probability is a pixel's label (the first of equal ones); of a
 * single map it is 1 from the threshold on, else 0.
 */
public final class LabelPlanes implements SlicePipeline.Sink {

	/** Labels that 8 bits hold. */
	static final int MAX_MAPS = 256;

	private final byte[][] labels;

	private final float[][][] probability;

	private final int width, height;

	private final DepthAxis depth;

	private final int maps;

	private final float threshold;

	private final String model;

	/**
	 * @param image gives the extents
	 * @param depth axis that the network's rows follow
	 * @param model gives the number of maps, at most 256
	 * @param threshold for a single map, 0 to 1
	 * @param probability whether to keep all maps, 4 bytes a pixel and map
	 */
	public LabelPlanes(final Volume<?> image, final DepthAxis depth, final ModelInfo model, final double threshold,
		final boolean probability)
	{
		final RandomAccessibleInterval<?> pixels = image.pixels();
		width = (int) pixels.dimension(0);
		height = (int) pixels.dimension(1);
		this.depth = depth;
		maps = model.classes().size();
		if (maps > MAX_MAPS) throw new IllegalArgumentException(maps + " maps");
		this.threshold = (float) threshold;
		this.model = model.name();
		final int slices = (int) pixels.dimension(2), size = Math.multiplyExact(width, height);
		labels = new byte[slices][size];
		this.probability = probability ? new float[maps][slices][size] : null;
	}

	/** Labels by slice of the image, x fastest. */
	public byte[][] labels() {
		return labels;
	}

	/** Probabilities, 0 to 1, by map and slice, x fastest; null if they are not kept. */
	public float[][][] probability() {
		return probability;
	}

	/** Of the image. */
	public int width() {
		return width;
	}

	/** Of the image. */
	public int height() {
		return height;
	}

	@Override
	public void write(final int slice, final Span rows, final Span columns, final FloatBuffer from) {
		final int n = columns.to() - columns.from();
		final float[] row = new float[n * maps];
		for (int r = rows.from(); r < rows.to(); r++) {
			from.get(((r - rows.start()) * columns.size() + columns.from() - columns.start()) * maps, row);
			final int plane = depth == DepthAxis.Z ? r : slice;
			final int at = (depth == DepthAxis.Z ? slice : r) * width + columns.from();
			for (int i = 0; i < n; i++)
				labels[plane][at + i] = maps == 1 ? label(row[i]) : largest(row, i * maps);
			if (probability == null) continue;
			for (int m = 0; m < maps; m++)
				for (int i = 0; i < n; i++)
					probability[m][plane][at + i] = row[i * maps + m];
		}
	}

	private byte label(final float value) {
		if (Float.isNaN(value)) throw noNumber();
		return (byte) (value >= threshold ? 1 : 0);
	}

	private byte largest(final float[] row, final int at) {
		int best = 0;
		for (int m = 0; m < maps; m++) {
			if (Float.isNaN(row[at + m])) throw noNumber();
			if (row[at + m] > row[at + best]) best = m;
		}
		return (byte) best;
	}

	private UserError noNumber() {
		return new UserError("Model " + model + " gives probabilities that are no numbers (NaN) for this image. " +
			"Either its training went wrong or the image's values are far too large for it. " +
			"Check the image's values, or choose another model.");
	}
}
