package org.cutis.phantom;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.cutis.task.Progress;
import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** Arterial trees in RSOM phantoms: joined, below the epidermis, and nothing else of the phantom changed. */
public class ArteriesTest {

	private static final RsomPhantomOptions OPTIONS = RsomPhantomOptions.defaults().withSize(60, 40, 260).withSeed(4);

	private static double sum(final RandomAccessibleInterval<? extends RealType<?>> image) {
		double sum = 0;
		for (final RealType<?> t : Views.iterable(image))
			sum += t.getRealDouble();
		return sum;
	}

	/** A tree forks: each segment begins where another one ends, but for the one that enters. */
	@Test
	public void twoTreesThatStayJoinedThoughTheyWind() {
		final List<Tube> tubes = Arteries.grow(Skin.draw(OPTIONS, new Chance(4, 1)), new Chance(4, 9));
		final Set<String> ends = new HashSet<>();
		for (final Tube tube : tubes) {
			final Tube.Point p = tube.points().get(tube.points().size() - 1);
			ends.add(Math.round(100 * p.x()) + " " + Math.round(100 * p.y()) + " " + Math.round(100 * p.z()));
		}
		int roots = 0;
		for (final Tube tube : tubes) {
			final Tube.Point p = tube.points().get(0);
			if (!ends.contains(Math.round(100 * p.x()) + " " + Math.round(100 * p.y()) + " " + Math.round(100 * p.z()))) roots++;
		}
		assertEquals(2, roots);
		assertTrue(tubes.size() + " segments", tubes.size() > 20);
		// Murray's law in either tree: the segment that enters is wider than the ends
		final double[] radii = tubes.stream().mapToDouble(t -> t.points().get(0).radius()).sorted().toArray();
		assertTrue(radii[0] >= 6 && radii[radii.length - 1] > 1.5 * radii[0]);
	}

	@Test
	public void onlyTheVesselsAreOthers() {
		final RsomPhantom plain = RsomPhantomGenerator.generate(OPTIONS, Progress.none());
		final RsomPhantom arteries = RsomPhantomGenerator.generate(OPTIONS.withArteries(), Progress.none());
		final RsomPhantom again = RsomPhantomGenerator.generate(OPTIONS.withArteries(), Progress.none());
		assertEquals(sum(plain.epidermis()), sum(arteries.epidermis()), 0);
		assertNotEquals(sum(plain.vessels()), sum(arteries.vessels()), 0);
		assertEquals(sum(again.lf()), sum(arteries.lf()), 0);
		assertEquals(sum(again.vessels()), sum(arteries.vessels()), 0);
		final double share = sum(arteries.vessels()) / Views.iterable(arteries.vessels()).size();
		assertTrue("share of vessels " + share, share > 0.002 && share < 0.1);
		for (int y = 0; y < 40; y++)
			for (int x = 0; x < 60; x++) {
				boolean below = false;
				for (int z = 259; z >= 0; z--) {
					final boolean epidermis = arteries.epidermis().getAt(x, y, z).get() == 1;
					below |= epidermis;
					assertTrue("vessels end where the epidermis begins", !below || arteries.vessels().getAt(x, y, z).get() == 0);
				}
			}
	}

	/** Trees and capillaries give signal where the truth says: bright in at least one band on average. */
	@Test
	public void vesselsAreSeen() {
		final RsomPhantom phantom = RsomPhantomGenerator.generate(OPTIONS.withArteries(), Progress.none());
		double vessels = 0, others = 0;
		long n = 0, m = 0;
		for (int z = 0; z < 260; z++)
			for (int y = 0; y < 40; y++)
				for (int x = 0; x < 60; x++)
					if (phantom.vessels().getAt(x, y, z).get() == 1) {
						vessels += phantom.lf().getAt(x, y, z).get();
						n++;
					}
					else if (phantom.epidermis().getAt(x, y, z).get() == 0) {
						others += Math.abs(phantom.lf().getAt(x, y, z).get());
						m++;
					}
		assertTrue(vessels / n > 4 * others / m);
	}
}
