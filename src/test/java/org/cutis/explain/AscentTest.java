package org.cutis.explain;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.nio.FloatBuffer;

import org.cutis.model.Normalization;
import org.cutis.task.UserError;
import org.cutis.tile.ValueRange;
import org.junit.Test;

public class AscentTest {

	private static final float CLOSE = 1e-4f;

	private static final Normalization CENTRED = new Normalization(4 / 255.0, -1.6, "");

	private static final ValueRange BYTES = new ValueRange(0, 255);

	/** One row. */
	private static Ascent row(final Normalization n, final ValueRange range, final float... shares) {
		return new Ascent(shares, shares.length, 1, new ValueRange[] { range }, n);
	}

	private static FloatBuffer of(final float... values) {
		return FloatBuffer.wrap(values);
	}

	@Test
	public void valuesReachTheNetworkNormalized() {
		final Ascent a = row(CENTRED, BYTES, 0, 0.5f, 1);
		assertArrayEquals(new int[] { 1, 1, 3, 1 }, a.shape());
		assertEquals(-1.6f, a.input().get(0), CLOSE);
		assertEquals(0.4f, a.input().get(1), CLOSE);
		assertEquals(2.4f, a.input().get(2), CLOSE);
		assertArrayEquals(new float[] { 0, 127.5f, 255 }, a.image()[0], CLOSE);
	}

	/** The mean of |3| and |-1| is 2: steps of 0.1 * 3 / 2 up and 0.1 * 1 / 2 down, of a range of 255. */
	@Test
	public void aStepIsTheGradientByTheMeanOfItsAbsoluteValues() {
		final Ascent a = row(CENTRED, BYTES, 0.5f, 0.5f);
		a.step(of(3, -1), 0.1, 0);
		assertArrayEquals(new float[] { 255 * 0.65f, 255 * 0.45f }, a.image()[0], CLOSE);
		assertEquals(4 * 0.65f - 1.6f, a.input().get(0), CLOSE);
		final Ascent inverted = row(new Normalization(-1 / 255.0, 1, ""), BYTES, 0.5f, 0.5f);
		inverted.step(of(3, -1), 0.1, 0);
		assertArrayEquals(new float[] { 255 * 0.35f, 255 * 0.55f }, inverted.image()[0], CLOSE);
	}

	/** By shares the gradients are 1 * 10 and 2 * 30, their mean 35. */
	@Test
	public void channelsHaveRangesOfTheirOwn() {
		final Ascent a = new Ascent(new float[] { 0.5f, 0.5f }, 1, 1, new ValueRange[] { new ValueRange(0, 10), new ValueRange(
			-10, 20) }, new Normalization(1, 0, ""));
		a.step(of(1, 2), 0.07, 0);
		assertArrayEquals(new float[] { 10 * 0.52f }, a.image()[0], CLOSE);
		assertArrayEquals(new float[] { -10 + 30 * 0.62f }, a.image()[1], CLOSE);
	}

	@Test
	public void valuesStayInTheirRange() {
		final Ascent a = row(CENTRED, BYTES, 0.9f, 0.1f);
		a.step(of(1, -1), 0.5, 0);
		assertArrayEquals(new float[] { 255, 0 }, a.image()[0], 0);
	}

	/** 0.25 / 8 of 4 times the difference to the mean of the four, which at the border are the pixel itself. */
	@Test
	public void smoothingDrawsPixelsToTheirNeighbours() {
		final Ascent a = row(CENTRED, BYTES, 0, 0.8f, 0);
		a.step(of(0, 0, 0), 0.1, 0.25);
		final float moved = 0.8f * 0.25f / 8;
		assertArrayEquals(new float[] { 255 * moved, 255 * (0.8f - 2 * moved), 255 * moved }, a.image()[0], CLOSE);
	}

	@Test
	public void aCheckerboardBecomesGreyInsideAtFullSmoothing() {
		final float[] board = new float[25];
		for (int i = 0; i < board.length; i++)
			board[i] = (i / 5 + i % 5) % 2;
		final Ascent a = new Ascent(board, 5, 5, new ValueRange[] { BYTES }, CENTRED);
		a.step(of(new float[25]), 0.1, 1);
		for (int y = 1; y < 4; y++)
			for (int x = 1; x < 4; x++)
				assertEquals(127.5f, a.image()[0][5 * y + x], CLOSE);
	}

	@Test
	public void withoutAGradientItStays() {
		final Ascent a = row(CENTRED, BYTES, 0.2f, 0.7f);
		a.step(of(0, 0), 0.1, 0);
		assertArrayEquals(new float[] { 255 * 0.2f, 255 * 0.7f }, a.image()[0], CLOSE);
		assertThrows(UserError.class, () -> a.step(of(Float.NaN, 0), 0.1, 0));
		assertThrows(UserError.class, () -> a.step(of(Float.POSITIVE_INFINITY, 0), 0.1, 0));
	}
}
