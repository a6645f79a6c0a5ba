package org.cutis.rsom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import org.cutis.image.DepthAxis;
import org.cutis.image.Volume;
import org.cutis.measure.vessels.Dermis;
import org.cutis.model.Normalization;
import org.cutis.task.Progress;
import org.junit.Test;

import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/** What a network is given of an image, for both axes, on translated images. */
public class BelowSurfaceTest {

	private static final Normalization NORMALIZATION = new Normalization(0.01, -0.5, "");

	private static BelowSurface source(final DepthAxis axis, final double offset) {
		final Volume<UnsignedByteType> volume = VesselScene.volume(axis);
		return new BelowSurface(BandReader.of(volume, axis, NORMALIZATION, Progress.none()), 2, -0.5f, new Dermis(VesselScene
			.surface(), axis, volume.size(), offset, Double.POSITIVE_INFINITY));
	}

	@Test
	public void boxesHoldNothingDownToTheSurface() {
		final var pixels = Views.zeroMin(VesselScene.volume(DepthAxis.Z).pixels());
		for (final DepthAxis axis : DepthAxis.values())
			for (final double offset : new double[] { 0, 7, -12 }) {
				final BelowSurface source = source(axis, offset);
				assertArrayEquals(new long[] { VesselScene.DEPTH, VesselScene.SCANS, VesselScene.WIDTH, 2 }, new long[] { source
					.depth(), source.height(), source.width(), source.channels() });
				final int d = 90, h = 7, w = 25;
				final float[] box = new float[d * h * w * 2];
				source.read(25, 5, 3, d, h, w, box);
				int i = 0;
				for (int z = 25; z < 25 + d; z++)
					for (int y = 5; y < 5 + h; y++)
						for (int x = 3; x < 3 + w; x++)
							for (int c = 0; c < 2; c++) {
								final boolean kept = (z - VesselScene.lower(x)) * 3 >= offset;
								final double value = kept ? pixels.getAt(x, y, z, c).get() : 0;
								assertEquals(x + ", " + y + ", " + z, 0.01 * value - 0.5, box[i++], 1e-6);
							}
			}
	}

	@Test
	public void theMeanOfTheBands() {
		final float[] both = new float[2 * 60], mean = new float[60];
		source(DepthAxis.Z, 0).read(100, 8, 2, 3, 4, 5, both);
		new MeanOfBands(source(DepthAxis.Z, 0)).read(100, 8, 2, 3, 4, 5, mean);
		for (int i = 0; i < mean.length; i++)
			assertEquals((both[2 * i] + both[2 * i + 1]) / 2, mean[i], 1e-6);
	}
}
