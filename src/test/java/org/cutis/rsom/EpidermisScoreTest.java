package org.cutis.rsom;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.cutis.phantom.RsomPhantom;
import org.cutis.phantom.RsomPhantomGenerator;
import org.cutis.phantom.RsomPhantomOptions;
import org.cutis.task.Progress;
import org.junit.Test;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** Scores of results whose scores are known. */
public class EpidermisScoreTest {

	private static final int NX = 40, NY = 5, NZ = 120;

	private final RsomPhantom phantom = RsomPhantomGenerator.generate(RsomPhantomOptions.defaults().withSize(NX, NY, NZ)
		.withSeed(9), Progress.none());

	private interface Rule {

		boolean epidermis(int x, int y, int z, boolean truth);
	}

	private EpidermisScore score(final Rule rule) {
		final byte[][] labels = new byte[NZ][NX * NY];
		final RandomAccess<UnsignedByteType> truth = phantom.epidermis().randomAccess();
		for (int z = 0; z < NZ; z++)
			for (int y = 0; y < NY; y++)
				for (int x = 0; x < NX; x++)
					if (rule.epidermis(x, y, z, truth.setPositionAndGet(x, y, z).get() == 1)) labels[z][x + NX * y] = 1;
		return EpidermisScore.of(new EpidermisResult(labels, null, NX, NY, "CPU:0", null, 0), phantom);
	}

	@Test
	public void theTruthIsPerfect() {
		final EpidermisScore s = score((x, y, z, truth) -> truth);
		assertEquals(1, s.overlap().dice(), 0);
		assertEquals(0, s.gapPercent(), 0);
		assertEquals(s.truthUpper(), s.upper());
		assertEquals(s.truthLower(), s.lower());
		assertTrue("the truth is not flat", s.truthUpper().ra() > 0);
	}

	@Test
	public void nothingIsWorst() {
		final EpidermisScore s = score((x, y, z, truth) -> false);
		assertEquals(0, s.overlap().dice(), 0);
		assertEquals(100, s.gapPercent(), 1e-9);
	}

	@Test
	public void gapsAreCountedOverAllColumns() {
		// Every fourth column is left out: a quarter of the columns. A flat layer has roughness 0.
		assertEquals(25, score((x, y, z, truth) -> truth && x % 4 != 0).gapPercent(), 1e-9);
		final EpidermisScore flat = score((x, y, z, truth) -> z >= 50 && z < 60);
		assertEquals(0, flat.upper().ra(), 0);
		assertEquals(0, flat.lower().ra(), 0);
		assertEquals(0, flat.gapPercent(), 0);
	}
}
