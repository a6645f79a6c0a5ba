package org.cutis.reproduce;

import static org.junit.Assert.assertEquals;

import java.util.Map;

import org.cutis.image.Table;
import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;

public class OctFiguresTest {

	/** Columns as text from the top down, one digit a pixel. */
	private static RandomAccessibleInterval<UnsignedByteType> labels(final String... columns) {
		final int d = columns[0].length();
		final byte[] v = new byte[columns.length * d];
		for (int x = 0; x < columns.length; x++)
			for (int z = 0; z < d; z++)
				v[z * columns.length + x] = (byte) (columns[x].charAt(z) - '0');
		return ArrayImgs.unsignedBytes(v, columns.length, d, 1);
	}

	@Test
	public void gapsAndIslandsAreCountedWhereTheTruthHasOnePiece() {
		final var truth = labels("0122344", "0122344", "0122344", "0123233", "0122222");
		final var found = labels("0122344", "0122444", "0323344", "0122222", "0122322");
		final OctFigures f = OctFigures.none().plus(found, truth);
		assertEquals("the fourth has two pieces, the last none", 3, f.columns());
		assertEquals(1, f.gaps());
		assertEquals(1, f.islands());
		assertEquals(100 / 3.0, f.gapPercent(), 1e-9);
		assertEquals(2 * 35, f.plus(found, truth).matrix().total());
		assertEquals(2, f.plus(found, truth).islands());
	}

	/** Truth: 6 pixels of DEJ; found: 5. Of the true ones 2 are found. */
	@Test
	public void theTableEndsWithTheThicknessError() {
		final var truth = labels("0122344", "0122344", "0122344", "0123233", "0122222");
		final var found = labels("0122344", "0122444", "0323344", "0122222", "0122322");
		final OctFigures f = OctFigures.none().plus(found, truth);
		final Table csv = new OctPage(null, Map.of(OctDecision.CONSISTENT, f), 1, 1).csv();
		assertEquals(6, csv.rows().size());
		assertEquals("DEJ", csv.rows().get(3).get(0));
		assertEquals(2 / 6.0, (double) csv.rows().get(3).get(4), 1e-12);
		assertEquals("dej_thickness_error", csv.rows().get(5).get(0));
		assertEquals(100 * 5 / 6.0 - 100, (double) csv.rows().get(5).get(1), 1e-9);
	}
}
