package org.cutis.measure;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;

import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

public class LabelsTest {

	private static RandomAccessibleInterval<FloatType> floats(final float... values) {
		return Views.translate(ArrayImgs.floats(values, values.length / 2, 1, 2), 3, 4, -5);
	}

	@Test
	public void integersStayAsTheyAre() {
		final var labels = LabelVolumes.random(3, 4, 5, 6);
		assertSame(labels, Labels.of(labels, Progress.none()));
	}

	@Test
	public void wholeFloatsBecomeLabels() {
		final var labels = Labels.of(floats(0, 2, 0, -7), Progress.none());
		assertEquals(List.of(-7L, 0L, 2L), List.copyOf(Labels.values(labels, Progress.none())));
		assertEquals(2, labels.getAt(4, 4, -5).getIntegerLong());
	}

	@Test
	public void fractionsAreRefused() {
		for (final float bad : new float[] { 0.5f, Float.NaN, Float.POSITIVE_INFINITY }) {
			final String m = assertThrows(UserError.class, () -> Labels.of(floats(0, 1, 0, bad), Progress.none()))
				.getMessage();
			assertTrue(m, m.startsWith("image holds the value " + bad) && m.contains("whole numbers"));
		}
	}

	@Test
	public void valuesAreFoundOnceEach() {
		final var labels = LabelVolumes.random(3, 9, 8, 7);
		assertEquals(List.of(0L, 1L, 2L), List.copyOf(Labels.values(labels, Progress.none())));
		assertEquals(List.of(0L), List.copyOf(Labels.values(LabelVolumes.empty(2, 2, 2), Progress.none())));
	}

	@Test
	public void measuredImagesAreNoLabels() {
		final RandomAccessibleInterval<IntType> image = ArrayImgs.ints(300, 1, 300);
		int i = 0;
		for (final IntType t : Views.flatIterable(image))
			t.set(i++);
		final String m = assertThrows(UserError.class, () -> Labels.values(image, Progress.none())).getMessage();
		assertTrue(m, m.contains("more than 65536 different values"));
	}
}
