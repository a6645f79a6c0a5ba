package org.cutis.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.cutis.task.UserError;

/**
 * Splits datasets so that no group (patient, volume) is on both sides and every
 * side has about its share of each class and of the slices.
 * <p>
 * Groups are given out one after the other, the most uneven ones first, each to
 * the side where it brings the shares closest to what they should be.
 * </p>
 */
public final class Splits {

	private Splits() {}

	/**
	 * One part to learn from and one to validate on.
	 *
	 * @param share of the data to validate on, 0 to below 1; of 0 there is no validation
	 * @throws UserError if there is only one group and a share above 0
	 */
	public static Split share(final Dataset data, final double share, final long seed) {
		if (!(share >= 0 && share < 1)) throw new UserError("The validation share is " + share +
			", but must be from 0 to below 1, for example 0.2.");
		final List<Integer> all = IntStream.range(0, data.items().size()).boxed().toList();
		if (share == 0) return new Split(all, List.of());
		final List<List<Integer>> parts = parts(data, new double[] { 1 - share, share }, seed);
		return new Split(parts.get(0), parts.get(1));
	}

	/**
	 * Cross-validation: each part is validated on once, after learning from all others.
	 *
	 * @param k number of folds, at least 2
	 * @throws UserError if there are fewer groups than folds
	 */
	public static List<Split> folds(final Dataset data, final int k, final long seed) {
		if (k < 2) throw new UserError("The number of folds is " + k + ", but must be at least 2.");
		final double[] shares = new double[k];
		Arrays.fill(shares, 1.0 / k);
		final List<List<Integer>> parts = parts(data, shares, seed);
		final List<Split> folds = new ArrayList<>();
		for (int f = 0; f < k; f++) {
			final List<Integer> training = new ArrayList<>();
			for (int other = 0; other < k; other++)
				if (other != f) training.addAll(parts.get(other));
			Collections.sort(training);
			folds.add(new Split(training, parts.get(f)));
		}
		return folds;
	}

	/** @param amounts of each class and, last, of slices, as shares of the whole dataset's */
	private record Group(List<Integer> items, double[] amounts) {

		double largest() {
			return Arrays.stream(amounts).max().getAsDouble();
		}
	}

	private static List<List<Integer>> parts(final Dataset data, final double[] shares, final long seed) {
		final List<Group> groups = groups(data);
		if (groups.size() < shares.length) throw new UserError("The data cannot be split into " + shares.length +
			" parts, because there " + (groups.size() == 1 ? "is only one group" : "are only " + groups.size() +
				" groups") + " of images (files, or patients by the pattern) and none may be on two sides. " +
			"Add images, change the pattern, or choose fewer folds or a validation share of 0.");
		Collections.shuffle(groups, new Random(seed));
		groups.sort(Comparator.comparingDouble(Group::largest).reversed());
		final List<List<Integer>> parts = new ArrayList<>();
		for (int i = 0; i < shares.length; i++)
			parts.add(new ArrayList<>());
		final double[][] amounts = new double[shares.length][data.classes().classes().size() + 1];
		for (int i = 0; i < groups.size(); i++) {
			final Group g = groups.get(i);
			final int empty = (int) parts.stream().filter(List::isEmpty).count();
			final int part = best(g, amounts, shares, parts, groups.size() - i == empty);
			parts.get(part).addAll(g.items);
			for (int c = 0; c < g.amounts.length; c++)
				amounts[part][c] += g.amounts[c];
		}
		parts.forEach(Collections::sort);
		return parts;
	}

	/** @param onlyEmpty whether every group left is needed for a part that has none */
	private static int best(final Group g, final double[][] amounts, final double[] shares,
		final List<List<Integer>> parts, final boolean onlyEmpty)
	{
		int best = -1;
		double least = Double.POSITIVE_INFINITY;
		for (int p = 0; p < shares.length; p++) {
			if (onlyEmpty && !parts.get(p).isEmpty()) continue;
			double change = 0;
			for (int c = 0; c < g.amounts.length; c++) {
				final double before = amounts[p][c] - shares[p], after = before + g.amounts[c];
				change += (after * after - before * before) / shares[p];
			}
			if (change < least) {
				least = change;
				best = p;
			}
		}
		return best;
	}

	private static List<Group> groups(final Dataset data) {
		final Map<String, List<Integer>> byName = new LinkedHashMap<>();
		for (int i = 0; i < data.items().size(); i++)
			byName.computeIfAbsent(data.items().get(i).group(), name -> new ArrayList<>()).add(i);
		final double[] all = amounts(data, IntStream.range(0, data.items().size()).boxed().toList());
		final List<Group> groups = new ArrayList<>();
		for (final List<Integer> items : byName.values()) {
			final double[] amounts = amounts(data, items);
			for (int c = 0; c < amounts.length; c++)
				amounts[c] = all[c] == 0 ? 0 : amounts[c] / all[c];
			groups.add(new Group(items, amounts));
		}
		return groups;
	}

	private static double[] amounts(final Dataset data, final List<Integer> items) {
		final long[] pixels = data.classPixels(items);
		final double[] amounts = new double[pixels.length + 1];
		for (int c = 0; c < pixels.length; c++)
			amounts[c] = pixels[c];
		amounts[pixels.length] = data.slices(items);
		return amounts;
	}
}
