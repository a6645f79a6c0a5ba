package org.cutis.measure.vessels;

import java.util.Collection;

import org.apache.commons.math3.stat.descriptive.StatisticalSummary;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * Lengths, diameters and tortuosity of the branches of a graph. A branch's
 * diameter is twice its mean radius.
 *
 * @param branches of the graph
 */
public record BranchStatistics(Collection<VesselBranch> branches) {

	public static BranchStatistics of(final VesselGraph vessels) {
		return new BranchStatistics(vessels.graph().edgeSet());
	}

	/** Of all branches, µm. */
	public double length() {
		return length(0, Double.POSITIVE_INFINITY);
	}

	/** Length of the branches with a radius of at least one value and below another, µm. */
	public double length(final double radius, final double below) {
		return branches.stream().filter(b -> b.radius() >= radius && b.radius() < below).mapToDouble(
			VesselBranch::length).sum();
	}

	/** Mean diameter in µm, each branch weighing by its length; NaN without branches. */
	public double meanDiameter() {
		return branches.stream().mapToDouble(b -> 2 * b.radius() * b.length()).sum() / length();
	}

	/** Standard deviation of the diameter about that mean, weighed in the same way (of a population). */
	public double sdDiameter() {
		final double mean = meanDiameter();
		return Math.sqrt(branches.stream().mapToDouble(b -> Math.pow(2 * b.radius() - mean, 2) * b.length()).sum() /
			length());
	}

	/**
	 * Length in µm of the branches by diameter: of 0 to below bin µm, of bin to below
	 * 2 bin, and so on up to the widest.
	 */
	public double[] diameters(final double bin) {
		if (!(bin > 0)) throw new IllegalArgumentException("A class of diameters must be wider than 0, but is " + bin);
		final double widest = branches.stream().mapToDouble(b -> 2 * b.radius()).max().orElse(-1);
		final double[] lengths = new double[widest < 0 ? 0 : (int) (widest / bin) + 1];
		for (final VesselBranch b : branches)
			lengths[(int) (2 * b.radius() / bin)] += b.length();
		return lengths;
	}

	/** Length over chord of the branches, each weighing the same; those that come back to where they began are left out. */
	public StatisticalSummary tortuosity() {
		final SummaryStatistics statistics = new SummaryStatistics();
		for (final VesselBranch b : branches)
			if (!Double.isInfinite(b.tortuosity())) statistics.addValue(b.tortuosity());
		return statistics.getSummary();
	}
}
