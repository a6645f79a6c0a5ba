package org.cutis.measure.vessels;

import java.util.ArrayList;
import java.util.List;

import org.cutis.measure.vessels.VesselBranch.Point;

/**
 * The smooth curve that a chain of voxels stands for. A chain is a staircase, up
 * to 8 % longer than the line it follows on cubes, and more on flat voxels. Here
 * each point is that of the parabola, over the length along the chain, that fits
 * best the points around it: local regression of degree 2 with tricube weights
 * (Cleveland and Devlin, "Locally weighted regression", J. Am. Stat. Assoc. 83,
 * 1988, 596-610). A mean would draw bends inwards; a parabola follows them.
 */
final class CenterLine {

	private final List<Point> chain;

	/** Length along the chain to each of its points. */
	private final double[] s;

	private final double reach;

	private CenterLine(final List<Point> chain, final double reach) {
		this.chain = chain;
		this.reach = reach;
		s = new double[chain.size()];
		for (int i = 1; i < s.length; i++)
			s[i] = s[i - 1] + chain.get(i).distance(chain.get(i - 1));
	}

	/**
	 * The smooth curve of an open chain.
	 *
	 * @param reach how far along the chain points count, µm
	 * @param fromNode whether it is to begin where the chain begins
	 * @param toNode whether it is to end where the chain ends
	 * @return as many points
	 */
	static List<Point> of(final List<Point> chain, final double reach, final boolean fromNode, final boolean toNode) {
		final CenterLine line = new CenterLine(chain, reach);
		final List<Point> smooth = new ArrayList<>();
		for (int i = 0; i < chain.size(); i++)
			smooth.add(line.at(i));
		return line.pinned(smooth, fromNode, toNode);
	}

	/** The smooth curve of a ring; its last point is its first. */
	static List<Point> ofRing(final List<Point> chain, final double reach) {
		// Twice around: what lies around the middle has its neighbours on both sides.
		final List<Point> twice = new ArrayList<>(chain);
		twice.addAll(chain.subList(1, chain.size()));
		final double around = length(chain);
		final CenterLine line = new CenterLine(twice, Math.min(reach, around / 4));
		final int n = chain.size() - 1;
		final List<Point> smooth = new ArrayList<>();
		for (int i = 0; i < n; i++)
			smooth.add(line.at(line.s[i] < around / 2 ? i + n : i));
		smooth.add(smooth.get(0));
		return smooth;
	}

	/** Length from point to point, µm. */
	static double length(final List<Point> points) {
		double sum = 0;
		for (int i = 1; i < points.size(); i++)
			sum += points.get(i).distance(points.get(i - 1));
		return sum;
	}

	/** The fit's value at a point; the point itself where there are too few for a fit. */
	private Point at(final int i) {
		int from = i;
		while (from > 0 && s[i] - s[from - 1] < reach)
			from--;
		int to = i;
		while (to < s.length - 1 && s[to + 1] - s[i] < reach)
			to++;
		final double[] m = new double[5];
		for (int j = from; j <= to; j++) {
			final double t = (s[j] - s[i]) / reach;
			double power = weight(t);
			for (int k = 0; k < 5; k++, power *= t)
				m[k] += power;
		}
		// First row of the inverse of the moments, up to the determinant.
		final double a = m[2] * m[4] - m[3] * m[3];
		final double b = m[2] * m[3] - m[1] * m[4];
		final double c = m[1] * m[3] - m[2] * m[2];
		final double determinant = m[0] * a + m[1] * b + m[2] * c;
		if (to - from < 3 || determinant < 1e-9) return chain.get(i);
		final double[] sum = new double[4];
		for (int j = from; j <= to; j++) {
			final double t = (s[j] - s[i]) / reach;
			final double w = weight(t);
			final double share = w * (a + b * t + c * t * t) / determinant;
			final Point p = chain.get(j);
			sum[0] += share * p.x();
			sum[1] += share * p.y();
			sum[2] += share * p.z();
			sum[3] += w * p.radius() / m[0];
		}
		return new Point(sum[0], sum[1], sum[2], sum[3]);
	}

	private static double weight(final double t) {
		final double cube = 1 - Math.abs(t * t * t);
		return cube * cube * cube;
	}

	/** Bends the ends of the curve to where they belong. */
	private List<Point> pinned(final List<Point> smooth, final boolean first, final boolean last) {
		final int n = s.length - 1;
		final double bend = Math.min(reach, s[n]);
		final List<Point> pinned = new ArrayList<>();
		for (int i = 0; i <= n; i++) {
			final double u = first && bend > 0 ? Math.max(0, 1 - s[i] / bend) : 0;
			final double v = last && bend > 0 ? Math.max(0, 1 - (s[n] - s[i]) / bend) : 0;
			pinned.add(moved(moved(smooth.get(i), smooth.get(0), chain.get(0), u), smooth.get(n), chain.get(n), v));
		}
		return pinned;
	}

	private static Point moved(final Point p, final Point from, final Point to, final double share) {
		return new Point(p.x() + share * (to.x() - from.x()), p.y() + share * (to.y() - from.y()), p.z() + share * (to
			.z() - from.z()), p.radius());
	}
}
