package org.cutis.oct;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;

import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelInfo;
import org.cutis.phantom.OctPhantom;
import org.cutis.phantom.OctPhantomGenerator;
import org.cutis.phantom.OctPhantomOptions;
import org.cutis.task.Progress;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class OctTrainingTest {

	private static final double[] EXPONENTS = { 0, 1 };

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	/** Whether it learns is not seen in two steps: this is about the bundle. */
	@Test
	public void makesABundle() throws Exception {
		final Path path = folder.getRoot().toPath().resolve("oct-layers");
		OctTraining.make(path, new OctTraining.Recipe(2, 2, 1, 3, false), Progress.none());
		final ModelInfo info = ModelBundle.open(path, Progress.none()).info();
		assertEquals("oct-layers", info.name());
		assertEquals(Modality.OCT, info.modality());
		assertEquals("oct-unet", info.network().architecture());
		assertEquals(List.of("glass", "glycerol", "epidermis", "DEJ", "dermis"), info.classes().stream().map(c -> c.name())
			.toList());
		assertEquals(0.9, info.axes().get(0).pixelSize(), 0);
		assertEquals(4 / 255.0, info.normalization().gain(), 0);
		assertEquals(-1.6, info.normalization().offset(), 0);
		assertTrue(info.training().phantomOnly());
		assertTrue(info.training().metrics().containsKey("sensitivity_dej"));
	}

	@Test
	public void aNetworkThatKnowsTheTruthScoresFully() {
		final OctPhantomOptions options = OctPhantomOptions.defaults().withSize(512, 224, 1);
		final int[] calls = { 0 };
		final List<OctScore> scores = OctScore.of((images, shape) -> {
			assertArrayEquals(new int[] { 1, 224, 512, 1 }, shape);
			final OctPhantom phantom = OctPhantomGenerator.generate(options.withSeed(OctScore.FIRST_TEST_SEED + calls[0]++),
				Progress.none());
			assertEquals(phantom.image().getAt(7, 40, 0).get() * 4 / 255.0 - 1.6, images.get(40 * 512 + 7), 1e-6);
			final FloatBuffer out = FloatBuffer.allocate(224 * 512 * 5);
			for (int z = 0; z < 224; z++)
				for (int x = 0; x < 512; x++)
					out.put((z * 512 + x) * 5 + phantom.labels().getAt(x, z, 0).get(), 1);
			return out;
		}, 2, EXPONENTS, Progress.none());
		assertEquals(2, calls[0]);
		for (final OctScore score : scores) {
			assertEquals(2 * 224 * 512, score.matrix().total());
			assertEquals(1, score.meanSensitivity(), 0);
			assertEquals(0, score.junctionThicknessError(), 0);
		}
	}

	/** DEJ 0.6 against dermis 0.4: with the weights 20 and 1 divided out, 0.03 against 0.4. */
	@Test
	public void weightsAreDividedOut() {
		final List<OctScore> scores = OctScore.of((images, shape) -> {
			final FloatBuffer out = FloatBuffer.allocate(224 * 512 * 5);
			for (int i = 0; i < 224 * 512; i++)
				out.put(5 * i + 3, 0.6f).put(5 * i + 4, 0.4f);
			return out;
		}, 1, EXPONENTS, Progress.none());
		assertEquals(1, scores.get(0).sensitivity(3), 0);
		assertEquals(0, scores.get(0).sensitivity(4), 0);
		assertEquals(100.0 * 224 * 512 / scores.get(0).matrix().truth(3) - 100, scores.get(0).junctionThicknessError(), 1e-6);
		assertEquals(0, scores.get(1).sensitivity(3), 0);
		assertEquals(1, scores.get(1).sensitivity(4), 0);
		assertEquals(0.2, scores.get(1).meanSensitivity(), 1e-9);
		assertEquals(-100, scores.get(1).junctionThicknessError(), 0);
	}
}
