package org.cutis.measure;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.view.Views;

public class OverlapTest {

	/** Voxel by voxel: TN, FP, FN, TP, TP, TP, TN (label 2), FP, TN, TN. */
	private static final byte[] PREDICTION = { 0, 1, 0, 1, 1, 1, 2, 1, 0, 0 };

	private static final short[] TRUTH = { 0, 0, 1, 1, 1, 1, 0, 2, 0, 0 };

	private static Overlap overlap() {
		final RandomAccessibleInterval<UnsignedByteType> p = Views.translate(ArrayImgs.unsignedBytes(PREDICTION, 5, 1,
			2), 3, 4, 5);
		final RandomAccessibleInterval<UnsignedShortType> t = Views.translate(ArrayImgs.unsignedShorts(TRUTH, 5, 1, 2),
			-1, 0, 9);
		return Overlap.of(p, t, 1);
	}

	@Test
	public void countsAndRatios() {
		final Overlap o = overlap();
		assertEquals(new Overlap(3, 2, 1, 4), o);
		assertEquals(6.0 / 9, o.dice(), 1e-12);
		assertEquals(3.0 / 6, o.iou(), 1e-12);
		assertEquals(3.0 / 5, o.precision(), 1e-12);
		assertEquals(3.0 / 4, o.recall(), 1e-12);
		assertEquals(3.0 / 4, o.sensitivity(), 1e-12);
		assertEquals(4.0 / 6, o.specificity(), 1e-12);
		assertEquals(new Overlap(6, 4, 2, 8), o.plus(o));
	}

	@Test
	public void manyVoxelsDoNotOverflow() {
		final Overlap o = new Overlap(1L << 40, 0, 1L << 40, 1L << 41);
		assertEquals(2.0 / 3, o.dice(), 1e-12);
	}

	@Test
	public void twoEmptyImagesAgree() {
		final Overlap o = Overlap.of(LabelVolumes.empty(2, 3, 4), LabelVolumes.empty(2, 3, 4), 1);
		assertEquals(new Overlap(0, 0, 0, 24), o);
		assertEquals(1, o.dice(), 0);
		assertEquals(1, o.iou(), 0);
		assertEquals(1, o.precision(), 0);
		assertEquals(1, o.recall(), 0);
		assertEquals(1, o.specificity(), 0);
	}

	@Test
	public void anEmptySegmentationHasNoPrecision() {
		final Overlap o = new Overlap(0, 0, 5, 5);
		assertEquals(0, o.dice(), 0);
		assertEquals(0, o.recall(), 0);
		assertTrue(Double.isNaN(o.precision()));
		assertTrue(Double.isNaN(new Overlap(5, 0, 0, 0).specificity()));
	}

	@Test
	public void extentsMustAgree() {
		assertThrows(IllegalArgumentException.class, () -> Overlap.of(LabelVolumes.empty(2, 3, 4), LabelVolumes.empty(2,
			3, 5), 1));
	}
}
