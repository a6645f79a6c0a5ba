package org.cutis.measure.vessels;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Random;
import java.util.concurrent.CancellationException;

import org.cutis.image.PixelSize;
import org.cutis.task.Cancelled;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Test;

/** Shapes with known answers, on RSOM's flat voxels of 12 x 12 x 3 µm and on cubes. */
public class VesselGraphsTest {

	private static final PixelSize CUBES = new PixelSize(4, 4, 4, true);

	@Test
	public void straightTubesAlongTheAxes() {
		for (int d = 0; d < 3; d++) {
			final double[] a = { 403, 407, 401 };
			final double[] b = a.clone();
			a[d] = 100;
			b[d] = 700;
			check(one(rsom().line(a, b, 26)), 600, 26, PixelSize.RSOM);
		}
	}

	@Test
	public void obliqueTubes() {
		check(one(rsom().line(v(120, 150, 200), v(700, 620, 600), 20)), Math.sqrt(580 * 580 + 470 * 470 + 400 * 400), 20,
			PixelSize.RSOM);
		check(one(rsom().line(v(390, 330, 100), v(440, 480, 700), 30)), Math.sqrt(50 * 50 + 150 * 150 + 600 * 600), 30,
			PixelSize.RSOM);
		check(one(rsom().line(v(100, 300, 390), v(700, 370, 410), 15)), Math.sqrt(600 * 600 + 70 * 70 + 20 * 20), 15,
			PixelSize.RSOM);
		check(one(cubes().line(v(30, 40, 50), v(200, 180, 150), 13)), Math.sqrt(170 * 170 + 140 * 140 + 100 * 100), 13,
			CUBES);
	}

	@Test
	public void anArc() {
		final Shapes shapes = rsom();
		shapes.curve(t -> v(400 + 250 * Math.cos(Math.PI * t), 200 + 250 * Math.sin(Math.PI * t), 400), 20);
		final VesselBranch branch = check(one(shapes), 250 * Math.PI, 20, PixelSize.RSOM);
		assertEquals(500, branch.chord(), 15);
		assertEquals(Math.PI / 2, branch.tortuosity(), 0.05 * Math.PI / 2);
	}

	@Test
	public void aHelix() {
		final Shapes shapes = rsom();
		shapes.curve(t -> v(400 + 150 * Math.cos(5 * Math.PI * t), 400 + 150 * Math.sin(5 * Math.PI * t), 100 + 600 * t), 18);
		check(one(shapes), Math.hypot(600, 150 * 5 * Math.PI), 18, PixelSize.RSOM);
		final Shapes small = cubes();
		small.curve(t -> v(30 + 180 * t, 120 + 50 * Math.cos(4 * Math.PI * t), 120 + 50 * Math.sin(4 * Math.PI * t)), 9);
		check(one(small), Math.hypot(180, 50 * 4 * Math.PI), 9, CUBES);
	}

	@Test
	public void aRing() {
		final Shapes shapes = rsom();
		shapes.curve(t -> v(400 + 200 * Math.cos(2 * Math.PI * t), 400 + 200 * Math.sin(2 * Math.PI * t), 400 + 50 * Math
			.cos(2 * Math.PI * t)), 18);
		// An ellipse of the half axes 206 and 200, by Ramanujan's formula.
		final double a = Math.hypot(200, 50);
		final double expected = Math.PI * (3 * (a + 200) - Math.sqrt((3 * a + 200) * (a + 600)));
		final VesselGraph g = graph(shapes);
		counts(g, 1, 1, 0, 1, 1);
		check(g, expected, 18, PixelSize.RSOM);
		assertEquals(Double.POSITIVE_INFINITY, g.graph().edgeSet().iterator().next().tortuosity(), 0);
	}

	@Test
	public void aYHasOneBifurcation() {
		final Shapes shapes = rsom().line(v(400, 400, 400), v(400, 120, 390), 30).line(v(400, 400, 400), v(650, 650, 450),
			22).line(v(400, 400, 400), v(160, 640, 300), 22);
		final VesselGraph g = graph(shapes);
		counts(g, 4, 3, 1, 1, 0);
		final double[] lengths = g.graph().edgeSet().stream().mapToDouble(VesselBranch::length).sorted().toArray();
		assertEquals(Math.hypot(280, 10), lengths[0], 15);
		assertEquals(Math.sqrt(240 * 240 * 2 + 100 * 100), lengths[1], 15);
		assertEquals(Math.sqrt(250 * 250 * 2 + 50 * 50), lengths[2], 15);
		for (final VesselBranch b : g.graph().edgeSet())
			assertEquals(b.length() < 300 ? 30 : 22, b.radius(), 6);
	}

	@Test
	public void aMeshHasItsCycles() {
		final Shapes shapes = rsom();
		for (int i = 0; i < 3; i++)
			shapes.line(v(150 + 230 * i, 150, 400), v(150 + 230 * i, 610, 400), 20).line(v(150, 150 + 230 * i, 400), v(610,
				150 + 230 * i, 400), 20);
		final VesselGraph g = graph(shapes);
		// Four windows; five crossings (four sides' middles and the centre), the four corners merely bend.
		assertEquals(4, g.cycles());
		assertEquals(1, g.components());
		assertEquals(5, g.bifurcations());
		assertEquals(6 * 460, g.length(), 0.03 * 6 * 460);
	}

	@Test
	public void twoComponents() {
		final VesselGraph g = graph(rsom().line(v(100, 200, 300), v(700, 200, 300), 20).line(v(100, 500, 500), v(700, 560,
			300), 20));
		counts(g, 4, 2, 0, 2, 0);
	}

	@Test
	public void aVesselCutByTheBorderReachesIt() {
		final VesselGraph g = graph(rsom().line(v(-100, 403, 401), v(1000, 403, 401), 26));
		counts(g, 2, 1, 0, 1, 0);
		check(g, 66 * 12, 26, PixelSize.RSOM);
	}

	@Test
	public void anEmptyMaskHasAnEmptyGraph() {
		final VesselGraph g = graph(rsom());
		counts(g, 0, 0, 0, 0, 0);
		assertEquals(0, g.length(), 0);
	}

	@Test
	public void oneVoxelIsANode() {
		final Shapes shapes = rsom();
		shapes.image.getAt(7, 8, 9).set(1);
		final VesselGraph g = graph(shapes);
		counts(g, 1, 0, 0, 1, 0);
		final VesselNode node = g.graph().vertexSet().iterator().next();
		assertEquals((7 + Shapes.MIN[0]) * 12, node.x(), 0);
		assertEquals((8 + Shapes.MIN[1]) * 12, node.y(), 0);
		assertEquals((9 + Shapes.MIN[2]) * 3, node.z(), 0);
		assertEquals(3, node.radius(), 1e-6);
	}

	@Test
	public void twoVoxelsAreABranch() {
		final Shapes shapes = rsom();
		shapes.image.getAt(7, 8, 9).set(1);
		shapes.image.getAt(8, 8, 9).set(1);
		final VesselGraph g = graph(shapes);
		counts(g, 2, 1, 0, 1, 0);
		assertEquals(12, g.length(), 1e-9);
	}

	@Test
	public void aCavityIsFilled() {
		final Shapes hollow = rsom().line(v(120, 400, 400), v(680, 400, 400), 40);
		hollow.image.getAt(33, 33, 133).set(0);
		check(one(hollow), 560, 40, PixelSize.RSOM);
	}

	@Test
	public void shortEndsArePrunedAndTheVesselIsOneAgain() {
		// A stub that ends 1.8 radii from the middle, and a side branch that ends at 5.
		final Shapes shapes = rsom().line(v(120, 400, 400), v(700, 400, 400), 40).line(v(300, 400, 400), v(300, 460, 400),
			12);
		counts(graph(shapes), 2, 1, 0, 1, 0);
		counts(graph(shapes.line(v(500, 400, 400), v(500, 600, 400), 20)), 4, 3, 1, 1, 0);
	}

	/** Whatever the mask: its components stay, and it has no more cycles than tunnels (components - Euler number). */
	@Test
	public void randomMasksKeepTheirComponents() {
		final Random random = new Random(8);
		for (double density = 0.03; density < 0.9; density += 0.06) {
			final boolean[][][] v = Boxes.random(random, 14, 12, 15, density);
			final VoxelGrid filled = VoxelGrid.of(Boxes.image(v), PixelSize.RSOM, Progress.none());
			Cavities.fill(filled, Progress.none());
			final boolean[][][] mask = Boxes.of(filled, 14, 12, 15);
			assertEquals(1, Topology.components(mask, false, 6));
			final int components = Topology.components(v, true, 26);
			final int[] cycles = new int[2];
			for (int k = 0; k < 2; k++) {
				final VesselGraph g = VesselGraphs.of(Boxes.image(v), PixelSize.RSOM, 2 * k, Progress.none());
				assertEquals(components, g.components());
				cycles[k] = g.cycles();
			}
			assertEquals("pruning keeps cycles", cycles[0], cycles[1]);
			assertTrue(cycles[0] <= components - Topology.euler(mask));
		}
	}

	/** Every tenth voxel outside of a tube's wall is added: no bump becomes a branch. */
	@Test
	public void aRoughWallHasNoBranches() {
		final Shapes shapes = rsom().line(v(120, 150, 200), v(700, 620, 600), 25);
		final Random random = new Random(4);
		final boolean[][][] smooth = new boolean[267][67][67];
		final var in = shapes.image.localizingCursor();
		while (in.hasNext()) {
			in.fwd();
			smooth[in.getIntPosition(2)][in.getIntPosition(1)][in.getIntPosition(0)] = in.get().get() == 1;
		}
		for (int z = 1; z < 266; z++)
			for (int y = 1; y < 66; y++)
				for (int x = 1; x < 66; x++)
					if ((smooth[z - 1][y][x] || smooth[z + 1][y][x] || smooth[z][y - 1][x] || smooth[z][y + 1][x] ||
						smooth[z][y][x - 1] || smooth[z][y][x + 1]) && random.nextInt(10) == 0) shapes.image.getAt(x, y, z).set(1);
		check(one(shapes), Math.sqrt(580 * 580 + 470 * 470 + 400 * 400), 25, PixelSize.RSOM);
	}

	@Test
	public void branchesEndAtTheirNodes() {
		final VesselGraph g = graph(rsom().line(v(400, 400, 400), v(400, 120, 390), 30).line(v(400, 400, 400), v(650, 650,
			450), 22).line(v(400, 400, 400), v(160, 640, 300), 22));
		for (final VesselBranch b : g.graph().edgeSet()) {
			same(g.graph().getEdgeSource(b), b.points().get(0));
			same(g.graph().getEdgeTarget(b), b.points().get(b.points().size() - 1));
		}
	}

	private static void same(final VesselNode node, final VesselBranch.Point p) {
		assertEquals(node.x(), p.x(), 1e-9);
		assertEquals(node.y(), p.y(), 1e-9);
		assertEquals(node.z(), p.z(), 1e-9);
	}

	@Test
	public void aMaskWithoutBackgroundIsRefused() {
		final Shapes all = new Shapes(PixelSize.RSOM, 4, 5, 6);
		all.image.forEach(p -> p.set(1));
		assertTrue(assertThrows(UserError.class, () -> graph(all)).getMessage().contains("mask"));
	}

	@Test
	public void canBeCancelled() {
		final Shapes shapes = rsom().line(v(100, 200, 300), v(700, 200, 300), 20);
		assertThrows(CancellationException.class, () -> VesselGraphs.of(shapes.mask(), shapes.spacing, 2,
			new Cancelled()));
	}

	private static Shapes rsom() {
		return new Shapes(PixelSize.RSOM, 67, 67, 267);
	}

	private static Shapes cubes() {
		return new Shapes(CUBES, 60, 60, 60);
	}

	private static double[] v(final double... xyz) {
		return xyz;
	}

	private static VesselGraph graph(final Shapes shapes) {
		return VesselGraphs.of(shapes.mask(), shapes.spacing, VesselGraphs.PRUNING, Progress.none());
	}

	/** The graph of a vessel that does not branch. */
	private static VesselGraph one(final Shapes shapes) {
		final VesselGraph g = graph(shapes);
		counts(g, 2, 1, 0, 1, 0);
		return g;
	}

	private static VesselBranch check(final VesselGraph g, final double length, final double radius,
		final PixelSize spacing)
	{
		assertEquals(length, g.length(), 0.03 * length);
		final VesselBranch branch = g.graph().edgeSet().iterator().next();
		assertEquals(radius, branch.radius(), spacing.x() / 2);
		return branch;
	}

	private static void counts(final VesselGraph g, final int nodes, final int branches, final int bifurcations,
		final int components, final int cycles)
	{
		assertEquals("nodes", nodes, g.graph().vertexSet().size());
		assertEquals("branches", branches, g.graph().edgeSet().size());
		assertEquals("bifurcations", bifurcations, g.bifurcations());
		assertEquals("components", components, g.components());
		assertEquals("cycles", cycles, g.cycles());
	}
}
