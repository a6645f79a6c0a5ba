package org.cutis.bench;

import java.nio.FloatBuffer;
import java.util.Random;

import org.cutis.engine.Buffers;
import org.cutis.engine.Predictor;
import org.cutis.engine.tensorflow.BareSession;
import org.cutis.image.GreyImage;
import org.cutis.image.ImagePlusDoor;
import org.cutis.model.ModelInfo;
import org.cutis.model.Normalization;
import org.cutis.task.Progress;
import org.cutis.tile.ImageSource;
import org.cutis.tile.ModelRun;
import org.cutis.tile.PixelSource;
import org.cutis.tile.Protocol;
import org.cutis.tile.Scale;
import org.cutis.tile.ScaledSource;
import org.cutis.tile.TilePipeline;

import ij.ImagePlus;
import ij.process.ByteProcessor;

/** A mosaic at 0.5 µm to measure speed on, patches of noise of several scales; and its windows. */
final class RcmMosaic {

	/** µm per pixel. */
	static final double PIXEL = 0.5;

	private RcmMosaic() {}

	/** @return 8-bit, calibrated */
	static ImagePlus of(final int side) {
		final byte[] pixels = new byte[side * side];
		final int[][] grids = new int[5][];
		final Random random = new Random(3);
		for (int g = 0; g < grids.length; g++)
			grids[g] = random.ints(1 << 16, 0, 50).toArray();
		for (int y = 0, i = 0; y < side; y++)
			for (int x = 0; x < side; x++, i++) {
				int v = 0;
				for (int g = 0; g < grids.length; g++) {
					final int scale = 2 + 2 * g;
					v += grids[g][(x >> scale & 255) << 8 | y >> scale & 255];
				}
				pixels[i] = (byte) v;
			}
		final ImagePlus image = new ImagePlus("bench", new ByteProcessor(side, side, pixels));
		image.getCalibration().setUnit("um");
		image.getCalibration().pixelWidth = image.getCalibration().pixelHeight = PIXEL;
		return image;
	}

	/** Gives a session the windows that a network would get: runs them through a stand-in that keeps them. */
	static void preload(final BareSession bare, final ModelInfo model, final ImagePlus image, final Protocol protocol) {
		final Normalization n = model.normalization();
		final double pixel = model.axes().get(0).pixelSize();
		final PixelSource source = ScaledSource.of(new ImageSource("bench", GreyImage.plane(ImagePlusDoor.volume(image)), n
			.gain(), n.offset()), Scale.of(PIXEL, PIXEL, pixel, pixel));
		final int classes = model.classes().size();
		final Predictor keeper = new Predictor() {

			private FloatBuffer out = Buffers.direct(0);

			@Override
			public FloatBuffer predict(final FloatBuffer input, final int... shape) {
				final int pixels = shape[0] * shape[1] * shape[2];
				final FloatBuffer copy = Buffers.direct(pixels);
				bare.add(copy.put(input.duplicate().limit(pixels).position(0)).rewind(), shape.clone());
				if (out.capacity() < pixels * classes) out = Buffers.direct(pixels * classes);
				return out.clear();
			}

			@Override
			public String device() {
				return "none";
			}

			@Override
			public void close() {}
		};
		new TilePipeline(keeper, protocol, classes, ModelRun.multiple(model)).run(source, block -> {}, Progress.none(), "");
	}
}
