package org.cutis.rsom;

import java.nio.FloatBuffer;

import org.cutis.engine.Buffers;
import org.cutis.engine.Predictor;
import org.cutis.measure.vessels.Frangi;
import org.cutis.task.Progress;

/** The Frangi filter in a network's place, so that one pipeline runs both: windows of one channel, z, y, x. */
final class FrangiPredictor implements Predictor {

	private final Frangi filter;

	private final double[] spacing;

	private final Progress progress;

	private FloatBuffer output = FloatBuffer.allocate(0);

	/** @param spacing µm per voxel along z, y, x @param progress may cancel it within a window */
	FrangiPredictor(final Frangi filter, final double[] spacing, final Progress progress) {
		this.filter = filter;
		this.spacing = spacing.clone();
		this.progress = progress;
	}

	@Override
	public FloatBuffer predict(final FloatBuffer input, final int... shape) {
		if (shape.length != 5 || shape[4] != 1) throw new IllegalArgumentException("The filter takes batch, z, y, x, 1");
		final int n = shape[1] * shape[2] * shape[3];
		if (output.capacity() < shape[0] * n) output = Buffers.direct(shape[0], n);
		output.clear();
		final float[] window = new float[n], filtered = new float[n];
		for (int b = 0; b < shape[0]; b++) {
			input.get(b * n, window);
			filter.filter(window, new int[] { shape[1], shape[2], shape[3] }, spacing, filtered, progress);
			output.put(filtered);
		}
		return output.rewind();
	}

	@Override
	public String device() {
		return "CPU";
	}

	@Override
	public void close() {
		output = FloatBuffer.allocate(0);
	}
}
