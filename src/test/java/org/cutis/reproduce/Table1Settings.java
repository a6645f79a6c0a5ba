package org.cutis.reproduce;

import java.util.ArrayList;
import java.util.List;

import org.cutis.engine.Architecture;
import org.cutis.engine.NetworkSpec;
import org.cutis.rsom.EpidermisTraining.Recipe;

/**
 * How Table 1 is made.
 *
 * @param unet recipe of the U-Net; s does not count
 * @param fcn recipe of the 7-layer FCN, with the same phantoms and samples
 * @param factors the values of s, in the order in which they are trained; 0 is the first
 * @param test the volumes that are scored
 */
record Table1Settings(Recipe unet, Recipe fcn, List<Double> factors, TestVolumes.Setting test) {

	/** One training: a row of the table. */
	record Run(String network, Recipe recipe) {

		double s() {
			return recipe.smoothness();
		}
	}

	private static final long SEED = 1;

	private static final int CHANNELS = 2, CLASSES = 1;

	/** For two cores and less than an hour. Not in bfloat16, which is slower for networks this small. */
	static Table1Settings scaled() {
		return of(new NetworkSpec("unet", CHANNELS, CLASSES, 12, 5, 0.1), 192, 256, 4, 3e-3, 2e-3, 600, 120, false,
			List.of(0., 1000., 100., 2000., 10., 1.), new TestVolumes.Setting(16, 12, 201));
	}

	/** The paper's networks and number of B-scans; for a GPU, or many days. @param bf16 mixed precision */
	static Table1Settings full(final boolean bf16) {
		return of(Architecture.UNET.full(CHANNELS, CLASSES), 320, 416, 4, 1e-3, 1e-3, 20 * 3420 / 4, 570, bf16,
			List.of(0., 2000., 1000., 100., 10., 1., 2500.), new TestVolumes.Setting(16, 60, 101));
	}

	private static Table1Settings of(final NetworkSpec unet, final int width, final int height, final int batch,
		final double unetRate, final double fcnRate, final int steps, final int phantoms, final boolean bf16,
		final List<Double> factors, final TestVolumes.Setting test)
	{
		final NetworkSpec fcn = Architecture.FCN7.full(CHANNELS, CLASSES);
		return new Table1Settings(new Recipe(unet, width, height, batch, unetRate, 0, steps, phantoms, SEED, bf16),
			new Recipe(fcn, width, height, batch, fcnRate, 0, steps, phantoms, SEED, bf16), factors, test);
	}

	/** All trainings in their order. */
	List<Run> runs() {
		final List<Run> runs = new ArrayList<>();
		for (final double s : factors)
			runs.add(new Run("U-Net", unet.withSmoothness(s)));
		for (final double s : factors)
			runs.add(new Run("7FCN", fcn.withSmoothness(s)));
		return runs;
	}
}
