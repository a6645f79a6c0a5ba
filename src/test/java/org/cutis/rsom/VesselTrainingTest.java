package org.cutis.rsom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.FloatBuffer;

import org.cutis.measure.Overlap;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.model.Normalization;
import org.cutis.task.Progress;
import org.cutis.train.Sample;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/** Samples, windows, scores and bundle of the vessel network's training. */
public class VesselTrainingTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	/** A volume whose LF is z, HF is x, with a border that falls along y. */
	private static VesselVolume ramp(final int w, final int h, final int d) {
		final byte[][] bands = new byte[2][w * h * d];
		final byte[] vessels = new byte[w * h * d];
		final int[] floor = new int[w * h];
		for (int z = 0, i = 0; z < d; z++)
			for (int y = 0; y < h; y++)
				for (int x = 0; x < w; x++, i++) {
					bands[0][i] = (byte) (z + 1);
					bands[1][i] = (byte) (x + 1);
					vessels[i] = (byte) (x == 3 ? 1 : 0);
					floor[x + w * y] = y / 10;
				}
		return new VesselVolume(w, h, d, bands, vessels, floor);
	}

	/** Each voxel comes from the inside of a window, or from the end of one that ends with the volume. */
	@Test
	public void windowsCoverTheVolume() {
		final int w = 53, h = 101, d = 130, inside = VesselModel.HALO;
		final VesselVolume volume = ramp(w, h, d);
		final int[] calls = new int[1];
		final float[] out = VesselWindows.predict((images, shape) -> {
			calls[0]++;
			assertArrayEquals(new int[] { 1, 64, 48, 48, 2 }, shape);
			final FloatBuffer p = FloatBuffer.allocate(64 * 48 * 48);
			for (int z = 0, i = 0; z < 64; z++)
				for (int y = 0; y < 48; y++)
					for (int x = 0; x < 48; x++, i++)
						p.put(images.get(2 * i) + 0.001f * Math.min(Math.min(Math.min(x, 47 - x), Math.min(y, 47 - y)), Math.min(z, 63 -
							z)));
			return p.rewind();
		}, volume, new Normalization(1, 0.5, ""), Progress.none());
		assertEquals("3 along z, 3 along y, 2 along x", 18, calls[0]);
		for (int z = 0, i = 0; z < d; z++)
			for (int y = 0; y < h; y++)
				for (int x = 0; x < w; x++, i++) {
					if (z < y / 10) {
						assertEquals(0, out[i], 0);
						continue;
					}
					final float value = z + 1 + 0.5f, margin = Math.round(1000 * (out[i] - value));
					assertTrue("the voxel's own value", margin >= 0 && margin < 24);
					final int end = Math.min(Math.min(Math.min(x, w - 1 - x), Math.min(y, h - 1 - y)), Math.min(z, d - 1 - z));
					assertTrue(x + " " + y + " " + z + ": " + margin, margin >= Math.min(inside, end));
				}
	}

	@Test
	public void theFloorIsBelowTheLastVoxelOfEachColumn() {
		final RandomAccessibleInterval<UnsignedByteType> labels = Views.translate(ArrayImgs.unsignedBytes(2, 2, 5), 7, -3, 2);
		labels.getAt(7, -3, 3).set(1);
		labels.getAt(7, -3, 4).set(1);
		labels.getAt(8, -2, 6).set(1);
		assertArrayEquals(new int[] { 3, 0, 0, 5 }, VesselVolume.floor(labels));
	}

	@Test
	public void overlapsAreCounted() {
		final Overlap o = VesselScore.overlap(new float[] { 0.5f, 0.49f, 0.9f, 0, 0.1f }, new byte[] { 1, 1, 0, 0, 0 }, 0.5);
		assertEquals(new Overlap(1, 1, 1, 2), o);
		assertEquals(new Overlap(2, 1, 0, 2), new VesselScore(java.util.List.of(new Overlap(1, 0, 0, 2), new Overlap(1, 1, 0,
			0))).total());
	}

	/** One phantom, one step. */
	@Test
	public void aTrainingFromPhantomsToABundle() throws IOException {
		final VesselPatches samples = new VesselPatches(1, 31, Progress.none());
		double labelled = 0, image = 0;
		for (int i = 0; i < 10; i++) {
			final Sample sample = samples.next();
			assertArrayEquals(new int[] { 64, 48, 48 }, sample.extents());
			assertEquals(2, sample.channels());
			for (final float v : sample.labels())
				labelled += v / sample.labels().length / 10;
			for (final float v : sample.image()) {
				assertTrue(v >= -0.1f && v <= 3.9001f);
				image += v / sample.image().length / 10;
			}
		}
		assertTrue("share of vessels " + labelled, labelled > 0.003 && labelled < 0.2);
		assertEquals("about mean 0", 0, image, 0.15);

		final ModelBundle bundle = VesselTraining.make(folder.getRoot().toPath().resolve("b"), new VesselTraining.Recipe(1, 1,
			1, 1e-3, 3, 3, false), Progress.none());
		assertEquals(Modality.RSOM_VESSELS, bundle.info().modality());
		assertEquals("deepvesselnet", bundle.info().network().architecture());
		assertArrayEquals(new int[] { 1, 32, 24, 24, 2 }, bundle.testInput().shape());
		assertArrayEquals(new int[] { 1, 32, 24, 24, 1 }, bundle.testOutput().shape());
		assertEquals(6, bundle.info().axes().get(0).halo());
		assertEquals(64, bundle.info().axes().get(0).tile());
		assertEquals(3, bundle.info().axes().get(0).pixelSize(), 0);
		assertTrue(bundle.info().training().metrics().keySet().containsAll(java.util.List.of("dice", "precision", "recall",
			"iou")));
	}
}
