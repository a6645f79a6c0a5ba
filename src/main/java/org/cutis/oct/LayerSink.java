package org.cutis.oct;

import java.nio.FloatBuffer;
import java.util.List;

import org.cutis.image.DepthAxis;
import org.cutis.task.UserError;
import org.cutis.tile.SlicePipeline;
import org.cutis.tile.Span;

/** Makes labels of what the network gives for B-scans, and puts them into the slices of the image. */
final class LayerSink implements SlicePipeline.Sink {

	final byte[][] labels;

	/** By layer and slice; null if not wanted. */
	final float[][][] probability;

	final int width, height;

	private final List<OctLayer> layers;

	/** Of the layers. */
	private final byte[] label;

	private final float[] factors;

	private final int rows;

	private final String model;

	private final DepthAxis depth;

	/** Null if every pixel is decided for itself. */
	private final InterfaceTracker tracker;

	/** Pixels of the B-scan in work that have come. */
	private long seen;

	/** Time in the consistent mode's own work, ns. */
	private long consistentTime;

	LayerSink(final OctRequest request, final List<OctLayer> layers, final float[] factors,
		final InterfaceOptions options)
	{
		final var pixels = request.image().pixels();
		this.layers = layers;
		this.factors = factors;
		label = new byte[layers.size()];
		for (int l = 0; l < label.length; l++)
			label[l] = (byte) layers.get(l).label();
		depth = request.depth();
		model = request.model().info().name();
		width = (int) pixels.dimension(0);
		height = (int) pixels.dimension(1);
		rows = (int) pixels.dimension(depth.dimension());
		final int slices = (int) pixels.dimension(2);
		labels = new byte[slices][width * height];
		probability = request.probability() ? new float[layers.size()][slices][width * height] : null;
		tracker = request.consistent() ? new InterfaceTracker(layers.size(), rows, width, options, this::fill) : null;
	}

	@Override
	public void write(final int slice, final Span rowSpan, final Span columns, final FloatBuffer from) {
		final int n = columns.to() - columns.from(), maps = layers.size();
		final float[] row = new float[n * maps], p = new float[n * maps];
		for (int r = rowSpan.from(); r < rowSpan.to(); r++) {
			from.get(((r - rowSpan.start()) * columns.size() + columns.from() - columns.start()) * maps, row);
			numbers(row);
			for (int l = 0; l < maps; l++)
				for (int i = l, k = layers.get(l).map(); i < p.length; i += maps, k += maps)
					p[i] = row[k] * factors[l];
			if (probability != null) keep(slice, r, columns.from(), p);
			if (tracker == null) decide(slice, r, columns.from(), p);
			else cost(r, columns.from(), p);
		}
		if (tracker != null) finish((long) n * (rowSpan.to() - rowSpan.from()));
	}

	/** A sum is no number if one of its parts is none. Two at a time are faster. */
	private void numbers(final float[] values) {
		float even = 0, odd = 0;
		for (int i = 1; i < values.length; i += 2) {
			even += values[i - 1];
			odd += values[i];
		}
		if (Float.isNaN(even + odd + values[values.length - 1])) throw new UserError("Model " + model +
			" gives probabilities that are no numbers (NaN) for this image. Either its training went wrong or the image's values are " +
			"far too large for it. Check the image's values, or choose another model.");
	}

	private void cost(final int row, final int column, final float[] p) {
		final long start = System.nanoTime();
		tracker.next().set(column, row, p);
		consistentTime += System.nanoTime() - start;
	}

	private void finish(final long pixels) {
		seen += pixels;
		if (seen < (long) rows * width) return;
		final long start = System.nanoTime();
		seen = 0;
		tracker.add();
		consistentTime += System.nanoTime() - start;
	}

	/** There is no more to come. */
	void end() {
		if (tracker == null) return;
		final long start = System.nanoTime();
		tracker.end();
		consistentTime += System.nanoTime() - start;
	}

	double consistentSeconds() {
		return consistentTime / 1e9;
	}

	/** The most probable layer; of equal ones the uppermost. */
	private void decide(final int scan, final int row, final int column, final float[] p) {
		final byte[] out = labels[plane(scan, row)];
		final int n = layers.size();
		for (int i = 0, at = index(scan, row, column); i < p.length; i += n, at++) {
			int best = 0;
			for (int l = 1; l < n; l++)
				if (p[i + l] > p[i + best]) best = l;
			out[at] = label[best];
		}
	}

	private void keep(final int scan, final int row, final int column, final float[] p) {
		final int n = layers.size(), plane = plane(scan, row);
		for (int i = 0, at = index(scan, row, column); i < p.length; i += n, at++) {
			float sum = 0;
			for (int l = 0; l < n; l++)
				sum += p[i + l];
			for (int l = 0; l < n; l++)
				probability[l][plane][at] = sum > 0 ? p[i + l] / sum : 0;
		}
	}

	/** Fills a B-scan's layers between their interfaces. */
	private void fill(final int scan, final int[][] interfaces) {
		final int[] layer = new int[width], end = interfaces[0].clone();
		for (int r = 0; r < rows; r++) {
			final byte[] out = labels[plane(scan, r)];
			for (int x = 0, at = index(scan, r, 0); x < width; x++, at++) {
				while (r >= end[x])
					end[x] = ++layer[x] < interfaces.length ? interfaces[layer[x]][x] : Integer.MAX_VALUE;
				out[at] = label[layer[x]];
			}
		}
	}

	private int plane(final int scan, final int row) {
		return depth == DepthAxis.Z ? row : scan;
	}

	private int index(final int scan, final int row, final int column) {
		return (depth == DepthAxis.Z ? scan : row) * width + column;
	}
}
