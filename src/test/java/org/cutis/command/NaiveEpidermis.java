package org.cutis.command;

import java.nio.FloatBuffer;

import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engines;
import org.cutis.engine.Predictor;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelRegistry;

import ij.ImagePlus;

/** What Segment Epidermis should give, the slow and simple way. */
final class NaiveEpidermis {

	private NaiveEpidermis() {}

	/**
	 * The network's output for an en-face stack of two channels, one B-scan at a
	 * time and never cut.
	 *
	 * @return [y][z * width + x]
	 */
	static float[][] probability(final ImagePlus image) throws Exception {
		final ModelBundle model = ModelRegistry.standard().resolve("epidermis");
		final int width = image.getWidth(), scans = image.getHeight(), depth = image.getNSlices();
		final int w = (width + 15) / 16 * 16, d = (depth + 15) / 16 * 16;
		final double[] gain = new double[2];
		for (int c = 0; c < 2; c++)
			gain[c] = image.getBitDepth() == 8 ? 1 : 255 / maximum(image, c + 1);
		final float[][] probability = new float[scans][width * depth];
		try (Predictor predictor = Engines.get().load(model.savedModel(), Device.CPU)) {
			for (int y = 0; y < scans; y++) {
				final FloatBuffer in = Buffers.direct(1, d, w, 2);
				for (int z = 0; z < d; z++)
					for (int x = 0; x < w; x++)
						for (int c = 0; c < 2; c++) {
							final double v = value(image, c + 1, x < width ? x : 2 * width - 1 - x, y, z < depth ? z : 2 * depth - 1 - z);
							in.put((float) (model.info().normalization().gain() * gain[c] * v + model.info().normalization()
								.offset()));
						}
				final FloatBuffer out = predictor.predict(in, 1, d, w, 2);
				for (int z = 0; z < depth; z++)
					for (int x = 0; x < width; x++)
						probability[y][z * width + x] = out.get(z * w + x);
			}
		}
		return probability;
	}

	private static double value(final ImagePlus image, final int c, final int x, final int y, final int z) {
		return image.getStack().getProcessor(image.getStackIndex(c, z + 1, 1)).getf(x, y);
	}

	private static double maximum(final ImagePlus image, final int c) {
		double max = 0;
		for (int z = 1; z <= image.getNSlices(); z++)
			max = Math.max(max, image.getStack().getProcessor(image.getStackIndex(c, z, 1)).getStatistics().max);
		return max;
	}
}
