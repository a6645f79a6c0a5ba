package org.cutis.rsom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;

import org.cutis.measure.Overlap;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.phantom.RsomPhantomGenerator;
import org.cutis.phantom.RsomPhantomOptions;
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

	@Test
	public void theFloorIsBelowTheLastVoxelOfEachColumn() {
		final RandomAccessibleInterval<UnsignedByteType> labels = Views.translate(ArrayImgs.unsignedBytes(2, 2, 5), 7, -3, 2);
		labels.getAt(7, -3, 3).set(1);
		labels.getAt(7, -3, 4).set(1);
		labels.getAt(8, -2, 6).set(1);
		assertArrayEquals(new int[] { 3, 0, 0, 5 }, VesselVolume.floor(labels));
	}

	/** All thresholds one by one, on a handful of voxels. */
	@Test
	public void theBestThresholdHasTheBestDice() {
		final float[] probability = { 0.1f, 0.29f, 0.29f, 0.3f, 0.57f, 0.58f, 0.99f, 1, 0 };
		final boolean[] vessel = { false, true, false, true, false, true, true, true, false };
		final long[] vessels = new long[VesselScore.STEPS + 1], others = new long[VesselScore.STEPS + 1];
		for (int i = 0; i < vessel.length; i++)
			(vessel[i] ? vessels : others)[VesselScore.step(probability[i])]++;
		double best = 0;
		int at = 0;
		for (int step = 1; step <= 100; step++) {
			int both = 0, sum = 0;
			for (int i = 0; i < vessel.length; i++) {
				final boolean found = probability[i] >= (float) (step / 100.0);
				if (found && vessel[i]) both++;
				sum += (found ? 1 : 0) + (vessel[i] ? 1 : 0);
			}
			if (2.0 * both / sum < best) continue;
			best = 2.0 * both / sum;
			at = step;
		}
		assertEquals(at / 100.0, VesselScore.bestThreshold(vessels, others), 0);
		assertEquals(29, VesselScore.step(0.29f));
		assertEquals(100, VesselScore.step(1));
		assertEquals(0, VesselScore.step(0));
		assertEquals(new Overlap(2, 1, 0, 2), new VesselScore(List.of(new Overlap(1, 0, 0, 2), new Overlap(1, 1, 0, 0)))
			.total());
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
			1, 1e-3, 3, 3, false, 0), Progress.none());
		assertEquals(Modality.RSOM_VESSELS, bundle.info().modality());
		assertEquals("deepvesselnet", bundle.info().network().architecture());
		assertArrayEquals(new int[] { 1, 32, 24, 24, 2 }, bundle.testInput().shape());
		assertArrayEquals(new int[] { 1, 32, 24, 24, 1 }, bundle.testOutput().shape());
		assertEquals(6, bundle.info().axes().get(0).halo());
		assertEquals(64, bundle.info().axes().get(0).tile());
		assertEquals(3, bundle.info().axes().get(0).pixelSize(), 0);
		belowTheSurfaceOnly(bundle);
	}

	/** A fresh network finds much, wherever it looks. */
	private static void belowTheSurfaceOnly(final ModelBundle model) {
		final VesselTrial trial = VesselTrial.of(RsomPhantomGenerator.generate(RsomPhantomOptions.defaults().withSize(24, 16,
			80).withSeed(3).withArteries(), Progress.none()));
		final float[][] masked = trial.find(model, trial.trueSurface(), 0.5, true, Progress.none()).probability();
		final float[][] whole = trial.find(model, trial.noSurface(), 0.5, true, Progress.none()).probability();
		final int[] floor = VesselVolume.floor(trial.epidermis());
		int inEpidermis = 0, below = 0;
		for (int z = 0; z < 80; z++)
			for (int i = 0; i < floor.length; i++)
				if (z < floor[i]) {
					assertEquals(0, masked[z][i], 0);
					if (whole[z][i] > 0 && trial.epidermis().getAt(i % 24, i / 24, z).get() == 1) inEpidermis++;
				}
				else if (masked[z][i] > 0) below++;
		assertTrue(inEpidermis + " and " + below, inEpidermis > 500 && below > 500);
	}
}
