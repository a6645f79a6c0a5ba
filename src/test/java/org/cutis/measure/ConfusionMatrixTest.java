package org.cutis.measure;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.cutis.task.Progress;
import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

public class ConfusionMatrixTest {

	private static final OptionalLong NONE = OptionalLong.empty();

	/** By hand: 12 voxels, 2 of them ignored (9 in the truth), one predicted 7, one truly 5: neither is a class. */
	private static final int[] TRUTH = { 0, 0, 0, 0, 1, 1, 1, 2, 9, 9, 5, 2 };

	private static final int[] PREDICTION = { 0, 0, 0, 1, 1, 1, 2, 2, 2, 0, 1, 7 };

	private static ConfusionMatrix byHand(final OptionalLong ignored) {
		final RandomAccessibleInterval<IntType> p = Views.translate(ArrayImgs.ints(PREDICTION, 2, 2, 3), 3, -4, 5);
		final RandomAccessibleInterval<IntType> t = Views.translate(ArrayImgs.ints(TRUTH, 2, 2, 3), -1, 7, 9);
		return ConfusionMatrix.of(p, t, List.of(0L, 1L, 2L), ignored, Progress.none());
	}

	@Test
	public void countsByHand() {
		final ConfusionMatrix m = byHand(OptionalLong.of(9));
		assertArrayEquals(new long[][] { { 3, 1, 0, 0 }, { 0, 2, 1, 0 }, { 0, 0, 1, 1 }, { 0, 1, 0, 0 } }, m.counts());
		assertEquals(10, m.total());
		assertEquals(new Overlap(3, 0, 1, 6), m.overlap(0));
		assertEquals(new Overlap(2, 2, 1, 5), m.overlap(1));
		assertEquals(new Overlap(1, 1, 1, 7), m.overlap(2));
		assertEquals(3, m.truth(1));
		assertEquals(4, m.predicted(1));
		assertEquals(2.0 / 3, m.share(1, 1), 1e-12);
		assertEquals((6.0 / 7 + 4.0 / 7 + 2.0 / 4) / 3, m.mean(Overlap::dice), 1e-12);
		assertEquals("without an ignore label 9 is as any other value", 12, byHand(NONE).total());
		assertArrayEquals(new long[] { 1, 1, 1, 0 }, byHand(NONE).counts()[3]);
	}

	@Test
	public void ignoredInThePredictionIsAnError() {
		final ConfusionCounter counter = new ConfusionCounter(List.of(0L, 1L), OptionalLong.of(0));
		counter.add(1, 0);
		counter.add(0, 1);
		counter.add(0, 0);
		assertEquals(new Overlap(0, 0, 1, 0), counter.matrix().overlap(1));
	}

	@Test
	public void theMeanLeavesOutWhatIsNotThere() {
		// Class 2 is in neither; class 1 is not predicted, so it has no precision.
		final ConfusionMatrix m = new ConfusionMatrix(List.of(0L, 1L, 2L), new long[][] { { 6, 0, 0, 0 }, { 2, 0, 0, 0 }, {
			0, 0, 0, 0 }, { 0, 0, 0, 0 } });
		assertEquals((12.0 / 14 + 0) / 2, m.mean(Overlap::dice), 1e-12);
		assertEquals(6.0 / 8, m.mean(Overlap::precision), 1e-12);
		assertTrue(Double.isNaN(m.share(2, 2)));
		assertTrue(Double.isNaN(ConfusionMatrix.empty(List.of(0L)).mean(Overlap::dice)));
	}

	@Test
	public void asCountedNaively() {
		final var truth = LabelVolumes.random(1, 9, 8, 7);
		final var prediction = Views.translate(LabelVolumes.random(2, 9, 8, 7), 100, 0, -50);
		final ConfusionMatrix m = ConfusionMatrix.of(prediction, truth, List.of(2L, 0L), NONE, Progress.none());
		final long[][] expected = new long[3][3];
		final int[] index = { 1, 2, 0 };
		for (int z = 0; z < 7; z++)
			for (int y = 0; y < 8; y++)
				for (int x = 0; x < 9; x++)
					expected[index[truth.getAt(5 + x, y - 3, 7 + z).get()]][index[prediction.getAt(105 + x, y - 3, z - 43)
						.get()]]++;
		assertArrayEquals(expected, m.counts());
	}

	@Test
	public void partsAddUp() {
		final ConfusionMatrix m = byHand(NONE);
		final ConfusionCounter counter = new ConfusionCounter(m.labels(), NONE);
		for (int i = 0; i < TRUTH.length; i++)
			counter.add(TRUTH[i], PREDICTION[i]);
		assertArrayEquals(m.counts(), counter.matrix().counts());
		final ConfusionMatrix before = counter.matrix();
		counter.add(0, 0);
		assertEquals("a matrix stays as it was", 12, before.total());
		assertArrayEquals(counter.matrix().counts(), before.plus(new ConfusionMatrix(m.labels(), new long[][] { { 1, 0, 0,
			0 }, new long[4], new long[4], new long[4] })).counts());
		assertThrows(IllegalArgumentException.class, () -> m.plus(ConfusionMatrix.empty(List.of(0L, 1L))));
		assertThrows(IllegalArgumentException.class, () -> ConfusionMatrix.empty(List.of(1L, 1L)));
	}

	@Test
	public void labelsMayBeAnyWholeNumbers() {
		final Random random = new Random(4);
		final List<Long> labels = List.of(-5L, Long.MAX_VALUE, 0L);
		final ConfusionCounter counter = new ConfusionCounter(labels, OptionalLong.of(Long.MIN_VALUE));
		for (int i = 0; i < 100; i++) {
			final long label = labels.get(random.nextInt(3));
			counter.add(label, label);
			counter.add(Long.MIN_VALUE, label);
		}
		assertEquals(100, counter.matrix().total());
		assertEquals(1, counter.matrix().mean(Overlap::iou), 0);
	}

	@Test
	public void itCanBeStoppedBetweenPlanes() {
		final Progress second = new Progress() {

			private int updates;

			@Override
			public void show(final double done, final String message) {
				updates++;
			}

			@Override
			public void log(final String message) {}

			@Override
			public boolean isCancelled() {
				return updates == 2;
			}
		};
		final var labels = LabelVolumes.empty(2, 3, 4);
		assertThrows(CancellationException.class, () -> ConfusionMatrix.of(labels, labels, List.of(0L), NONE, second));
	}
}
