package org.cutis.view;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.cutis.model.ModelClass;
import org.cutis.train.EpochFigures;
import org.cutis.train.History;
import org.junit.Test;

import ij.gui.Plot;
import ij.process.ImageProcessor;

public class TrainingCurvesTest {

	private static final double NO = Double.NaN;

	private static final Color TRAINING = new Color(0x2471a3), BEST = new Color(0x8e44ad);

	private static EpochFigures epoch(final int epoch, final double training, final double validation,
		final Double... dice)
	{
		return new EpochFigures(epoch, 5 * epoch, 1e-3, training, validation, List.of(dice), 1);
	}

	private static History history(final EpochFigures... epochs) {
		return new History(List.of("epidermis", "DEJ"), List.of(epochs));
	}

	/** Names in the legend with their values. */
	private static List<String> series(final Plot plot) {
		final List<String> found = new ArrayList<>();
		for (int i = 0; i < plot.getNumPlotObjects(); i++) {
			final String name = plot.getPlotObjectLabel(i);
			final float[][] values = plot.getDataObjectArrays(i);
			if (name != null && values != null && values.length > 1) found.add(name + " " + Arrays.toString(values[0]) + " " +
				Arrays.toString(values[1]));
		}
		return found;
	}

	private static boolean isLogarithmic(final Plot plot) {
		return (plot.getFlags() & Plot.Y_LOG_NUMBERS) != 0;
	}

	private static int color(final ImageProcessor picture, final double x, final double y) {
		return picture.get((int) Math.round(x), (int) Math.round(y)) & 0xffffff;
	}

	@Test
	public void curvesHaveTheFiguresThatAreKnown() {
		final History history = history(epoch(1, 0.5, NO, NO, NO), epoch(2, 0.25, 0.75, 0.5, NO), epoch(3, 0.125, 0.375,
			0.75, 0.25));
		assertEquals(List.of("training [1.0, 2.0, 3.0] [0.5, 0.25, 0.125]", "validation [2.0, 3.0] [0.75, 0.375]"), series(
			TrainingCurves.loss(history)));
		assertEquals(List.of("epidermis [2.0, 3.0] [0.5, 0.75]", "DEJ [3.0] [0.25]", "mean [2.0, 3.0] [0.5, 0.5]"), series(
			TrainingCurves.dice(history, List.of())));
	}

	@Test
	public void aClassThatNeverOccursHasNoCurve() {
		assertEquals(List.of("epidermis [1.0] [0.5]", "mean [1.0] [0.5]"), series(TrainingCurves.dice(history(epoch(1, 1, 1,
			0.5, NO)), List.of())));
	}

	@Test
	public void aSingleClassHasNoMean() {
		final History history = new History(List.of("epidermis"), List.of(epoch(1, 1, 1, 0.5)));
		assertEquals(List.of("epidermis [1.0] [0.5]"), series(TrainingCurves.dice(history, List.of())));
	}

	@Test
	public void lossOfADecadeIsLogarithmic() {
		assertEquals(true, isLogarithmic(TrainingCurves.loss(history(epoch(1, 1, NO, NO, NO), epoch(2, 0.1, NO, NO, NO)))));
		assertEquals(false, isLogarithmic(TrainingCurves.loss(history(epoch(1, 1, NO, NO, NO), epoch(2, 0.11, NO, NO,
			NO)))));
		assertEquals("no logarithm of 0", false, isLogarithmic(TrainingCurves.loss(history(epoch(1, 1, NO, NO, NO), epoch(2,
			0, NO, NO, NO)))));
		final Plot negative = TrainingCurves.loss(history(epoch(1, 1, NO, NO, NO), epoch(2, -1, NO, NO, NO)));
		assertTrue(negative.getLimits()[2] < -1 && negative.getLimits()[3] > 1);
	}

	@Test
	public void theBestEpochIsMarked() {
		final History history = history(epoch(1, 1, 1, 0.2, 0.2), epoch(2, 0.5, 0.5, 0.7, 0.5), epoch(3, 0.4, 0.6, 0.5,
			0.5));
		for (final Plot plot : List.of(TrainingCurves.loss(history), TrainingCurves.dice(history, List.of()))) {
			final ImageProcessor picture = plot.getProcessor();
			final double low = plot.scaleYtoPxl(plot.getLimits()[2]) - 7;
			assertEquals(BEST.getRGB() & 0xffffff, color(picture, plot.scaleXtoPxl(2), low));
			assertNotEquals(BEST.getRGB() & 0xffffff, color(picture, plot.scaleXtoPxl(3), low));
		}
		assertEquals("Best epoch 2, mean Dice 0.600", TrainingCurves.text(history.best().get()));
	}

	@Test
	public void aSingleEpochIsSeen() {
		final Plot plot = TrainingCurves.loss(history(epoch(1, 0.5, NO, NO, NO)));
		final ImageProcessor picture = plot.getProcessor();
		assertEquals(TRAINING.getRGB() & 0xffffff, color(picture, plot.scaleXtoPxl(1), plot.scaleYtoPxl(0.5)));
		assertArrayEquals(new double[] { 0, 10.1, 0, 0.575 }, plot.getLimits(), 1e-6);
	}

	@Test
	public void picturesOfAnyLength() {
		final ImageProcessor none = TrainingCurves.picture(history());
		assertEquals(340, none.getHeight());
		assertEquals("no Dice without validation", 340, TrainingCurves.picture(history(epoch(1, 1, NO, NO, NO)))
			.getHeight());
		for (final int epochs : new int[] { 1, 31, 500 }) {
			final ImageProcessor picture = TrainingCurves.picture(Trainings.history(Trainings.LAYERS, epochs, 0.05));
			assertEquals(800, picture.getWidth());
			assertEquals(2 * 340 + 6, picture.getHeight());
		}
		final History nothing = history(epoch(1, 1, 1, NO, NO));
		assertEquals("validation without a class", 686, TrainingCurves.picture(nothing).getHeight());
		final ImageProcessor row = TrainingCurves.row(nothing, List.of(), 606, 200);
		assertEquals(606, row.getWidth());
		assertEquals(200, row.getHeight());
		// Plots have a least size; a window can be smaller.
		assertTrue(TrainingCurves.row(nothing, List.of(), 1, 1).getWidth() > 1);
	}

	@Test
	public void coloursAreSeenOnWhite() {
		final List<ModelClass> classes = List.of(new ModelClass("yellow", 0xF0E442), new ModelClass("black", 0),
			new ModelClass("blue", 0x0072B2));
		assertEquals("as it is", new Color(0x0072B2), CurveColors.of("blue", 0, classes));
		assertEquals("not the mean's", new Color(0x999999), CurveColors.of("black", 0, classes));
		final Color yellow = CurveColors.of("yellow", 0, classes);
		assertTrue(yellow.getRed() < 0xF0 - 40);
		assertEquals("the same hue", Color.RGBtoHSB(0xF0, 0xE4, 0x42, null)[0], Color.RGBtoHSB(yellow.getRed(), yellow
			.getGreen(), yellow.getBlue(), null)[0], 0.01);
		assertNotEquals("unknown ones differ", CurveColors.of("a", 0, classes), CurveColors.of("b", 1, classes));
	}
}
