package org.cutis.rsom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.measure.Surfaces;
import org.cutis.measure.vessels.Frangi;
import org.cutis.rsom.VesselBiomarkers.Epidermis;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Test;

import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/** Vessels below an epidermis, in a scene whose vessels are known. */
public class VesselMaskerTest {

	private static final FrangiVessels FINDER = new FrangiVessels(new Frangi(new double[] { 12, 17 }, 0.5, 0.5, 0.05));

	private static VesselRequest request(final DepthAxis axis, final VesselRegion region) {
		return new VesselRequest(VesselScene.volume(axis), axis, VesselScene.surface(), FINDER, region, 0.3, true);
	}

	private static VesselResult mask(final DepthAxis axis, final VesselRegion region) {
		return VesselMasker.mask(request(axis, region), Progress.none());
	}

	@Test
	public void theTubeBelowIsFoundAndThatInTheEpidermisIsNot() {
		final VesselResult result = mask(DepthAxis.Z, VesselRegion.ALL);
		int both = 0, found = 0, truth = 0;
		for (int z = 0; z < VesselScene.DEPTH; z++)
			for (int y = 0; y < VesselScene.SCANS; y++)
				for (int x = 0; x < VesselScene.WIDTH; x++) {
					final int i = y * VesselScene.WIDTH + x;
					final boolean tube = VesselScene.isTube(y, z, VesselScene.BELOW);
					final boolean mask = result.mask()[z][i] == VesselResult.VESSEL;
					assertEquals("threshold", mask, result.probability()[z][i] >= 0.3f);
					if (z < VesselScene.lower(x)) assertEquals("epidermis", 0, result.probability()[z][i], 0);
					both += mask && tube ? 1 : 0;
					found += mask ? 1 : 0;
					truth += tube ? 1 : 0;
				}
		assertEquals(found, result.vessels());
		assertTrue(both + " of " + truth + ", " + found, both > 0.6 * truth && both > 0.95 * found);
	}

	@Test
	public void bothAxesGiveTheSame() {
		final VesselResult z = mask(DepthAxis.Z, VesselRegion.ALL), y = mask(DepthAxis.Y, VesselRegion.ALL);
		assertTrue(z.vessels() > 100);
		assertEquals(z.vessels(), y.vessels());
		final var turned = Views.permute(y.maskImage(), 1, 2);
		assertTrue(Intervals.equals(z.maskImage(), turned));
		final var other = turned.randomAccess();
		final var cursor = Views.iterable(z.maskImage()).localizingCursor();
		while (cursor.hasNext())
			assertEquals(cursor.next().get(), other.setPositionAndGet(cursor).get());
	}

	@Test
	public void theRegionRestrictsTheMaskAndTheNumberOfWindows() {
		final boolean[] columns = new boolean[VesselScene.WIDTH * VesselScene.SCANS];
		for (int i = 0; i < columns.length; i++)
			columns[i] = i % VesselScene.WIDTH >= 20;
		final double from = 150, to = 180;
		final VesselResult all = mask(DepthAxis.Z, VesselRegion.ALL);
		final VesselResult some = mask(DepthAxis.Z, new VesselRegion(0, from, to, columns));
		int n = 0;
		for (int z = 0; z < VesselScene.DEPTH; z++)
			for (int i = 0; i < columns.length; i++) {
				final double below = (z - VesselScene.lower(i % VesselScene.WIDTH)) * 3;
				final boolean in = columns[i] && below >= from && below < to;
				assertEquals(in ? all.mask()[z][i] : 0, some.mask()[z][i]);
				assertEquals(in ? all.probability()[z][i] : 0, some.probability()[z][i], 1e-6);
				n += some.mask()[z][i];
			}
		assertTrue(n > 50 && n < all.vessels() / 2);
		assertEquals(n, some.vessels());
	}

	@Test
	public void whatTheOffsetTakesAwayIsNotSeen() {
		// The tube's upper half is taken away at x = 0, and all of it from an offset of 250 µm on.
		final double tube = VesselScene.BELOW - VesselScene.lower(0) * 3;
		final VesselResult half = mask(DepthAxis.Z, new VesselRegion(tube, tube, Double.POSITIVE_INFINITY, null));
		for (int z = 0; z < VesselScene.DEPTH; z++)
			if (z * 3 < VesselScene.BELOW) assertEquals(0, half.mask()[z][10 * VesselScene.WIDTH]);
		final VesselResult none = mask(DepthAxis.Z, new VesselRegion(250, 250, Double.POSITIVE_INFINITY, null));
		assertEquals(0, none.vessels());
	}

	@Test
	public void whatIsMeasured() {
		for (final DepthAxis axis : DepthAxis.values()) {
			final VesselResult result = mask(axis, VesselRegion.ALL);
			final var labels = axis == DepthAxis.Z ? VesselScene.epidermis() : Views.permute(VesselScene.epidermis(), 1, 2);
			final VesselBiomarkers m = VesselBiomarkers.of(result, VesselScene.volume(axis), new Epidermis(labels, 3, Surfaces
				.of(labels, axis, 3, Progress.none())), 30, 1.5, Progress.none());
			assertEquals(VesselScene.THICKNESS * 3, m.epidermis().width(), 1e-9);
			assertEquals(0, m.epidermis().widthSd(), 1e-9);
			assertEquals(result.vessels() * 432.0, m.vessels().volume(), 1e-6);
			long tissue = 0;
			double signal = 0;
			int voxels = 0;
			for (int y = 0; y < VesselScene.SCANS; y++)
				for (int x = 0; x < VesselScene.WIDTH; x++) {
					tissue += VesselScene.DEPTH - VesselScene.lower(x);
					for (int z = VesselScene.upper(x); z < VesselScene.lower(x); z++, voxels++)
						signal += VesselScene.isTube(y, z, VesselScene.upper(x) * 3 + VesselScene.WITHIN) ? 187.5 : 75;
				}
			assertEquals(tissue * 432.0, m.vessels().tissue(), 1e-3);
			assertEquals(signal / voxels / 255, m.epidermis().signalDensity(), 1e-6);
			// one tube through the whole image, 30 voxels of 12 µm
			assertEquals(1, m.vessels().vessels().components());
			assertEquals(29 * 12, m.vessels().vessels().length(), 24);
			assertEquals(m.vessels().volume(), m.profile().vesselVolume(), 1e-3);
		}
	}

	@Test
	public void anEmptyMaskIsAllZeros() {
		final VesselResult none = VesselMasker.mask(new VesselRequest(VesselScene.volume(DepthAxis.Z), DepthAxis.Z, VesselScene
			.surface(), FINDER, VesselRegion.ALL, 1, false), Progress.none());
		assertEquals(0, none.vessels());
		final VesselBiomarkers m = VesselBiomarkers.of(none, VesselScene.volume(DepthAxis.Z), new Epidermis(VesselScene
			.epidermis(), 3, Surfaces.of(VesselScene.epidermis(), DepthAxis.Z, 3, Progress.none())), 30, 1.5, Progress.none());
		assertArrayEquals(new double[] { 0, 0, 0, 0 }, new double[] { m.vessels().volume(), m.vessels().share(), m.vessels()
			.vessels().length(), m.profile().vesselVolume() }, 0);
	}

	@Test
	public void anImageWithoutPixelSizeIsRefused() {
		final String message = assertThrows(UserError.class, () -> VesselMasker.mask(new VesselRequest(VesselScene.volume(
			DepthAxis.Z).withSize(PixelSize.UNKNOWN), DepthAxis.Z, VesselScene.surface(), FINDER, VesselRegion.ALL, 0.3, true),
			Progress.none())).getMessage();
		assertTrue(message, message.contains("Image > Properties..."));
	}
}
