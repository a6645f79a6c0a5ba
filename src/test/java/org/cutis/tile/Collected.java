package org.cutis.tile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

/** Puts blocks together and checks that they come as {@link BlockSink} says. */
final class Collected implements BlockSink {

	final float[] values;

	private final boolean[] seen;

	private final int width, classes;

	private long nextX, nextY, rowHeight;

	Collected(final int width, final int height, final int classes) {
		this.width = width;
		this.classes = classes;
		values = new float[width * height * classes];
		seen = new boolean[width * height];
	}

	@Override
	public void write(final Block b) {
		assertEquals(classes, b.classes());
		assertEquals("from left to right", nextX, b.x());
		assertEquals("from top to bottom", nextY, b.y());
		if (nextX > 0) assertEquals("one height in a row", rowHeight, b.height());
		rowHeight = b.height();
		nextX += b.width();
		if (nextX == width) {
			nextX = 0;
			nextY += rowHeight;
		}
		for (int r = 0; r < b.height(); r++)
			for (int k = 0; k < b.width(); k++) {
				final int to = (int) (b.y() + r) * width + (int) b.x() + k;
				assertFalse("once", seen[to]);
				seen[to] = true;
				System.arraycopy(b.values(), b.at(k, r), values, to * classes, classes);
			}
	}

	/** @return all values, row-major, classes innermost */
	float[] all() {
		for (final boolean b : seen)
			assertTrue(b);
		return values;
	}
}
