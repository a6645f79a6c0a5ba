package org.cutis.phantom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.cutis.task.Progress;

/**
 * Grows an arterial tree by constrained constructive optimisation (Schreiner and
 * Buxbaum, "Computer-optimization of vascular trees", IEEE Trans. Biomed. Eng.
 * 40, 1993, 482-491): free ends are drawn at random, one after the other, at a
 * distance from what is there that shrinks as the slab fills. Each is joined to
 * that segment nearby, and by a fork at that place in the triangle between, for
 * which the tree's volume grows least.
 * <p>
 * One thing is simpler than there: all ends take the same flow, and radii follow
 * Murray's law alone, so that a segment that feeds n ends has the radius of an
 * end times the cube root of n; pressures are not balanced. Segments that do not
 * meet do not touch either.
 *
 * <pre>{@code
 * List<VesselTreeSegment> tree = VesselTreeGrowth.grow(new VesselTreeOptions(4000, 2000, 200, 1400, 150, 9, 42),
 *     Progress.none());
 * }</pre>
 */
public final class VesselTreeGrowth {

	private static final String GROWING = "Growing vessels";

	/** Segments to which a new end may be joined: the nearest. */
	private static final int NEAREST = 20;

	/** Places of the fork that are tried: points of a triangle with sides of so many steps. */
	private static final int STEPS = 10;

	/** Tries for an end before ends may lie closer. */
	private static final int TRIES = 10;

	/** How often that may happen for one end before the slab counts as full. */
	private static final int RELAXATIONS = 40;

	/** New segments are longer than this many radii of the widest, so that they come out of its wall. */
	private static final double SHORTEST = 2;

	/** A way to join an end: the segment, the place of the fork, and what it adds to the sum of r² l. */
	private record Join(int segment, double[] fork, double cost) {}

	private final VesselTreeOptions options;

	private final Chance chance;

	/** Where segments end; they begin where their parent ends, the first at the root. */
	private final List<double[]> tips = new ArrayList<>();

	private final List<Integer> parents = new ArrayList<>();

	private final List<Integer> ends = new ArrayList<>();

	private final double[] root;

	private VesselTreeGrowth(final VesselTreeOptions options) {
		this.options = options;
		chance = new Chance(options.seed(), 11);
		root = new double[] { chance.uniform(0.3, 0.7) * options.x(), chance.uniform(0.3, 0.7) * options.y(), options
			.bottom() };
	}

	/**
	 * @return all segments; of n ends they are 2 n - 1
	 * @throws java.util.concurrent.CancellationException if the work was cancelled
	 */
	public static List<VesselTreeSegment> grow(final VesselTreeOptions options, final Progress progress) {
		final VesselTreeGrowth tree = new VesselTreeGrowth(options);
		for (int k = 0; k < options.ends(); k++) {
			progress.update((double) k / options.ends(), GROWING);
			if (!tree.addEnd(k, progress)) {
				progress.log("The vessel tree has room for " + k + " ends only.");
				break;
			}
		}
		return tree.segments();
	}

	/** @param n number of ends there are */
	private boolean addEnd(final int n, final Progress progress) {
		final double share = options.x() * options.y() * (options.bottom() - options.top()) / (n + 1);
		double distance = n == 0 ? 0 : 0.5 * StrictMath.cbrt(share);
		for (int k = 0; k < RELAXATIONS * TRIES; k++) {
			if (k % TRIES == TRIES - 1) {
				distance *= 0.9;
				progress.update((double) n / options.ends(), GROWING);
			}
			final double[] end = { chance.uniform(0, options.x()), chance.uniform(0, options.y()), chance.uniform(options
				.top(), options.bottom()) };
			if (n == 0) {
				if (VesselTreeSpace.distance(root, end) < 0.2 * (options.bottom() - options.top())) continue;
				add(end, -1, 1);
				return true;
			}
			final double[] far = new double[tips.size()];
			double closest = Double.POSITIVE_INFINITY;
			for (int i = 0; i < far.length; i++) {
				far[i] = VesselTreeSpace.distance(start(i), tips.get(i), end, end);
				closest = Math.min(closest, far[i]);
			}
			if (closest < distance) continue;
			final Join join = IntStream.range(0, far.length).boxed().sorted(Comparator.comparingDouble(i -> far[i])).limit(
				NEAREST).map(i -> best(i, end)).filter(j -> j != null).min(Comparator.comparingDouble(Join::cost)).orElse(
					null);
			if (join == null || !mayWiden(join.segment())) continue;
			join(join, end);
			return true;
		}
		return false;
	}

	/** The best way to join an end to a segment, null if there is none. */
	private Join best(final int segment, final double[] end) {
		final double[] a = start(segment);
		final double[] b = tips.get(segment);
		final int n = ends.get(segment);
		double above = 0;
		for (int i = parents.get(segment); i >= 0; i = parents.get(i))
			above += (square(ends.get(i) + 1) - square(ends.get(i))) * VesselTreeSpace.distance(start(i), tips.get(i));
		Join best = null;
		for (int i = 0; i <= STEPS; i++)
			for (int j = 0; i + j <= STEPS; j++) {
				final double[] fork = new double[3];
				for (int d = 0; d < 3; d++)
					fork[d] = ((STEPS - i - j) * a[d] + i * b[d] + j * end[d]) / STEPS;
				final double ac = VesselTreeSpace.distance(a, fork);
				final double cb = VesselTreeSpace.distance(fork, b);
				final double ct = VesselTreeSpace.distance(fork, end);
				if (Math.min(ac, Math.min(cb, ct)) < SHORTEST * radius(n + 1)) continue;
				final double cost = above + square(n + 1) * ac + square(n) * cb + square(1) * ct - square(n) *
					VesselTreeSpace.distance(a, b);
				if ((best == null || cost < best.cost()) && isFree(segment, a, b, end, fork)) best = new Join(segment, fork,
					cost);
			}
		return best;
	}

	/** Whether the three new segments keep clear of all they do not meet. */
	private boolean isFree(final int segment, final double[] a, final double[] b, final double[] end,
		final double[] fork)
	{
		final int n = ends.get(segment);
		// All will feed more ends as the tree grows: room for that is left.
		final double growth = StrictMath.cbrt((double) options.ends() / ((tips.size() + 1) / 2));
		for (int i = 0; i < tips.size(); i++) {
			if (i == segment) continue;
			final boolean atStart = tips.get(i) == a || start(i) == a;
			final boolean atEnd = start(i) == b;
			final double other = radius(ends.get(i)) + options.endRadius();
			if (!atStart && clash(a, fork, i, growth * (other + radius(n + 1))) || !atEnd && clash(fork, b, i, growth * (other +
				radius(n))) || clash(fork, end, i, growth * (other + radius(1)))) return false;
		}
		return true;
	}

	/** Whether those above a segment keep clear of all they do not meet with one end more to feed. */
	private boolean mayWiden(final int segment) {
		for (int i = parents.get(segment); i >= 0; i = parents.get(i))
			for (int k = 0; k < tips.size(); k++) {
				final boolean meet = k == i || parents.get(k) == i || parents.get(i) == k || start(k) == start(i);
				final double apart = radius(ends.get(i) + 1) + radius(ends.get(k) + 1);
				if (!meet && k != segment && clash(start(i), tips.get(i), k, apart)) return false;
			}
		return true;
	}

	private boolean clash(final double[] p, final double[] q, final int segment, final double apart) {
		return VesselTreeSpace.distance(p, q, start(segment), tips.get(segment)) < apart;
	}

	private void join(final Join join, final double[] end) {
		final int s = join.segment();
		for (int i = parents.get(s); i >= 0; i = parents.get(i))
			ends.set(i, ends.get(i) + 1);
		// The segment keeps its end and begins at the fork; what leads there is new.
		add(join.fork(), parents.get(s), ends.get(s) + 1);
		final int above = tips.size() - 1;
		parents.set(s, above);
		add(end, above, 1);
	}

	private void add(final double[] tip, final int parent, final int n) {
		tips.add(tip);
		parents.add(parent);
		ends.add(n);
	}

	private double[] start(final int segment) {
		return parents.get(segment) < 0 ? root : tips.get(parents.get(segment));
	}

	private double radius(final int n) {
		return options.endRadius() * StrictMath.cbrt(n);
	}

	private double square(final int n) {
		return radius(n) * radius(n);
	}

	private List<VesselTreeSegment> segments() {
		final List<VesselTreeSegment> segments = new ArrayList<>();
		for (int i = 0; i < tips.size(); i++) {
			final double[] a = start(i);
			final double[] b = tips.get(i);
			segments.add(new VesselTreeSegment(a[0], a[1], a[2], b[0], b[1], b[2], radius(ends.get(i)), parents.get(i), ends
				.get(i)));
		}
		return segments;
	}
}
