package org.cutis.rsom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.io.IOException;
import java.util.Arrays;

import org.cutis.engine.NetworkSpec;
import org.cutis.model.ModelBundle;
import org.cutis.rsom.EpidermisTraining.Recipe;
import org.cutis.task.Progress;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A few steps of a small network. */
public class EpidermisTrainingTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private final Recipe recipe = new Recipe(new NetworkSpec("fcn7", 2, 1, 1, 7, 0), 48, 64, 2, 1e-2, 0, 6, 1, 3, false);

	private final PhantomSlices samples = recipe.samples(Progress.none());

	private ModelBundle train(final String name, final double s) throws IOException {
		return EpidermisTraining.train(folder.getRoot().toPath().resolve(name), recipe.withSmoothness(s), samples.again(),
			Progress.none());
	}

	/** What the network makes of the sample that comes after those it was trained on. */
	private float[] output(final String name, final double s) throws IOException {
		return train(name, s).testOutput().data();
	}

	/** What is compared between values of s differs in s alone. */
	@Test
	public void theSameSamplesGiveTheSameNetwork() throws IOException {
		final float[] a = output("a", 50), b = output("b", 50), c = output("c", 0);
		assertArrayEquals(a, b, 0);
		assertFalse(Arrays.equals(a, c));
	}

	@Test
	public void theBundleTellsWhatWasTrained() throws IOException {
		final ModelBundle bundle = train("a", 50);
		assertEquals(recipe.network(), bundle.info().network());
		assertEquals(6, bundle.info().training().steps());
		assertEquals("bce+smoothness, s = 50.0", bundle.info().training().loss());
		assertEquals("a network without pooling takes any size", 1, bundle.info().axes().get(0).multiple());
	}
}
