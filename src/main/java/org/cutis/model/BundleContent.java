package org.cutis.model;

import java.nio.file.Path;

import org.cutis.engine.SavedModel;

/**
 * What goes into a new bundle.
 *
 * @param model the trained network; its signature's keys are the info's
 * @param info the settings
 * @param testInput an example image before normalization, in the input's axis order
 *          (batch 1, space, channel)
 * @param testOutput what the network gives for it, in the output's axis order
 * @param documentation Markdown for README.md; the facts from the settings are added to it
 * @param cover a .png of at most 500 kB, twice as wide as high or square; null for none
 */
public record BundleContent(SavedModel model, ModelInfo info, FloatTensor testInput, FloatTensor testOutput,
	String documentation, Path cover)
{

	public BundleContent {
		Checks.that(model.input().equals(info.input()) && model.output().equals(info.output()),
			"The SavedModel's keys are " + model.input() + " and " + model.output() + ", but the settings say " + info
				.input() + " and " + info.output());
		Checks.that(documentation != null, "The documentation is missing");
		checkShape("input", testInput.shape(), info, info.channels().size(), false);
		checkShape("output", testOutput.shape(), info, info.classes().size(), true);
		for (int d = 0; d < info.axes().size(); d++)
			Checks.that(testOutput.shape()[d + 1] == testInput.shape()[d + 1] - info.axes().get(d).crop(),
				"The test output does not have the extent of the test input along " + info.axes().get(d).id());
	}

	private static void checkShape(final String what, final int[] shape, final ModelInfo info, final int maps,
		final boolean output)
	{
		final int rank = info.axes().size() + 2;
		Checks.that(shape.length == rank && shape[0] == 1 && shape[rank - 1] == maps, "The test " + what +
			" must have " + rank + " axes, batch 1 and " + maps + " channels");
		if (output) return;
		for (int d = 0; d < info.axes().size(); d++) {
			final SpaceAxis a = info.axes().get(d);
			Checks.that(shape[d + 1] >= a.min() && shape[d + 1] % a.multiple() == 0, "The test " + what +
				"'s extent along " + a.id() + " must be a multiple of " + a.multiple());
		}
	}
}
