package org.cutis.measure.vessels;

import static org.junit.Assert.assertEquals;

import java.util.List;

import org.cutis.image.PixelSize;
import org.cutis.phantom.VesselTreeGrowth;
import org.cutis.phantom.VesselTreeMask;
import org.cutis.phantom.VesselTreeOptions;
import org.cutis.phantom.VesselTreeSegment;
import org.cutis.task.Progress;
import org.junit.Test;

import net.imglib2.img.array.ArrayImgs;

/** From a tree of known segments to its mask and back to a graph. */
public class VesselTreeTest {

	@Test
	public void aTreesGraphIsTheTree() {
		final List<VesselTreeSegment> tree = VesselTreeGrowth.grow(new VesselTreeOptions(1600, 1200, 100, 900, 12, 16, 3),
			Progress.none());
		assertEquals(23, tree.size());
		final var mask = ArrayImgs.unsignedBytes(200, 150, 125);
		final PixelSize spacing = new PixelSize(8, 8, 8, true);
		VesselTreeMask.draw(tree, mask, spacing, Progress.none());
		final VesselGraph vessels = VesselGraphs.of(mask, spacing, VesselGraphs.PRUNING, Progress.none());
		assertEquals(1, vessels.components());
		assertEquals(0, vessels.cycles());
		assertEquals(11, vessels.bifurcations());
		assertEquals(23, vessels.graph().edgeSet().size());
		final double length = tree.stream().mapToDouble(VesselTreeSegment::length).sum();
		assertEquals(length, vessels.length(), 0.03 * length);
		final double radius = tree.stream().mapToDouble(s -> s.radius() * s.length()).sum() / length;
		assertEquals(radius, BranchStatistics.of(vessels).meanDiameter() / 2, 4);
	}
}
