package org.cutis.train;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.cutis.image.DepthAxis;
import org.cutis.task.UserError;
import org.junit.Test;

public class SplitsTest {

	/** Patients with one to four volumes each and random shares of two classes, the second one rare. */
	private static Dataset patients(final int count, final long seed) {
		final Random random = new Random(seed);
		final List<DatasetItem> items = new ArrayList<>();
		for (int p = 0; p < count; p++)
			for (int v = 0; v <= random.nextInt(4); v++)
				items.add(SamplersTest.item("p" + p + "_" + v, "p" + p, 10, 10 + random.nextInt(5), 10, DepthAxis.Z, 800L +
					random.nextInt(200), random.nextInt(4) == 0 ? 50L + random.nextInt(100) : 0L));
		return SamplersTest.dataset(items.toArray(DatasetItem[]::new));
	}

	private static Set<String> groups(final Dataset data, final List<Integer> items) {
		final Set<String> groups = new HashSet<>();
		items.forEach(i -> groups.add(data.items().get(i).group()));
		return groups;
	}

	private static void assertApart(final Dataset data, final Split split) {
		final List<Integer> all = new ArrayList<>(split.training());
		all.addAll(split.validation());
		all.sort(null);
		assertEquals(IntStream.range(0, data.items().size()).boxed().toList(), all);
		final Set<String> both = groups(data, split.training());
		both.retainAll(groups(data, split.validation()));
		assertEquals(Set.of(), both);
	}

	@Test
	public void sharesOfClassesAndSlicesWithPatientsApart() {
		for (int seed = 0; seed < 20; seed++) {
			final Dataset data = patients(40, seed);
			final Split split = Splits.share(data, 0.2, seed);
			assertApart(data, split);
			final long[] all = data.classPixels(IntStream.range(0, data.items().size()).boxed().toList());
			final long[] part = data.classPixels(split.validation());
			assertEquals(0.2, (double) part[0] / all[0], 0.06);
			assertEquals(0.2, (double) part[1] / all[1], 0.06);
			assertEquals(List.of(), split.notes(data));
		}
	}

	@Test
	public void everyItemIsValidatedOnce() {
		final Dataset data = patients(30, 3);
		final List<Split> folds = Splits.folds(data, 5, 1);
		assertEquals(5, folds.size());
		final List<Integer> validated = new ArrayList<>();
		final long[] all = data.classPixels(IntStream.range(0, data.items().size()).boxed().toList());
		for (final Split fold : folds) {
			assertApart(data, fold);
			validated.addAll(fold.validation());
			final long[] part = data.classPixels(fold.validation());
			for (int c = 0; c < 2; c++)
				assertEquals(0.2, (double) part[c] / all[c], 0.08);
		}
		validated.sort(null);
		assertEquals(IntStream.range(0, data.items().size()).boxed().toList(), validated);
	}

	@Test
	public void theSeedDecides() {
		final Dataset data = patients(30, 3);
		assertEquals(Splits.share(data, 0.3, 7), Splits.share(data, 0.3, 7));
		assertNotEquals(Splits.share(data, 0.3, 7), Splits.share(data, 0.3, 8));
	}

	/** Two equal groups: each side gets one, though half is far from 20 %. */
	@Test
	public void noSideStaysEmpty() {
		final Dataset data = SamplersTest.dataset(SamplersTest.item("a", "a", 9, 9, 9, DepthAxis.Z, 5L, 5L), SamplersTest
			.item("b", "b", 9, 9, 9, DepthAxis.Z, 5L, 5L));
		assertEquals(1, Splits.share(data, 0.2, 1).validation().size());
		assertEquals(1, Splits.share(data, 0.2, 1).training().size());
		for (final Split fold : Splits.folds(data, 2, 1))
			assertEquals(1, fold.validation().size());
		assertEquals(new Split(List.of(0, 1), List.of()), Splits.share(data, 0, 1));
	}

	@Test
	public void absentClassesAreNoted() {
		final Dataset data = SamplersTest.dataset(SamplersTest.item("a", "a", 9, 9, 9, DepthAxis.Z, 5L, 0L), SamplersTest
			.item("b", "b", 9, 9, 9, DepthAxis.Z, 5L, 5L));
		assertEquals(List.of("None of the images to learn from has the class b. Add images that show it, or choose another " +
			"seed."), new Split(List.of(0), List.of(1)).notes(data));
		assertEquals(List.of("None of the images to validate on has the class b. Add images that show it, or choose " +
			"another seed."), new Split(List.of(1), List.of(0)).notes(data));
	}

	private static void fails(final String sentence, final org.junit.function.ThrowingRunnable split) {
		assertEquals(sentence, assertThrows(UserError.class, split).getMessage());
	}

	@Test
	public void sentences() {
		final Dataset one = SamplersTest.dataset(SamplersTest.item("a", "p", 9, 9, 9, DepthAxis.Z, 5L, 5L), SamplersTest
			.item("b", "p", 9, 9, 9, DepthAxis.Z, 5L, 5L));
		fails("The data cannot be split into 2 parts, because there is only one group of images (files, or patients by the " +
			"pattern) and none may be on two sides. Add images, change the pattern, or choose fewer folds or a validation " +
			"share of 0.", () -> Splits.share(one, 0.2, 1));
		final String few = assertThrows(UserError.class, () -> Splits.folds(patients(3, 1), 5, 1)).getMessage();
		assertTrue(few, few.startsWith("The data cannot be split into 5 parts, because there are only 3 groups of images"));
		fails("The validation share is 1.0, but must be from 0 to below 1, for example 0.2.", () -> Splits.share(one, 1,
			1));
		fails("The number of folds is 1, but must be at least 2.", () -> Splits.folds(one, 1, 1));
	}
}
