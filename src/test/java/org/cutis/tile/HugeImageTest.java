package org.cutis.tile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.FloatBuffer;
import java.util.concurrent.atomic.AtomicLong;

import org.cutis.task.Progress;
import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/** Images of more pixels than an int can count, virtual, with a network that gives what it gets. */
public class HugeImageTest {

	/** 46,400 x 46,400 is more than 2^31. A cell is a whole number of the network's pixels, of 4 x 4. */
	private static final int SIDE = 46_400, CELL = 400;

	private static final int CELLS = SIDE / CELL;

	/** What all pixels of a cell are. */
	private static int value(final long cellX, final long cellY) {
		return (int) ((cellX * 7 + cellY * 13) % 127);
	}

	private static RandomAccessibleInterval<UnsignedByteType> image() {
		final byte[][] pixels = new byte[127][CELL * CELL];
		for (int v = 0; v < pixels.length; v++)
			java.util.Arrays.fill(pixels[v], (byte) v);
		final CellGrid grid = new CellGrid(new long[] { SIDE, SIDE }, new int[] { CELL, CELL });
		return new LazyCellImg<UnsignedByteType, ByteArray>(grid, new UnsignedByteType(), i -> new Cell<>(new int[] { CELL,
			CELL }, new long[] { i % CELLS * CELL, i / CELLS * CELL }, new ByteArray(pixels[value(i % CELLS, i / CELLS)])));
	}

	private static KnownNetwork identity() {
		return new KnownNetwork(1, 0) {

			@Override
			public FloatBuffer predict(final FloatBuffer input, final int... shape) {
				return input.duplicate();
			}
		};
	}

	@Test
	public void everyPixelOfAnImageBeyondTwoToThe31IsReadAndLabelled() {
		assertTrue((long) SIDE * SIDE > Integer.MAX_VALUE);
		final RandomAccessibleInterval<UnsignedByteType> image = Views.translate(image(), -5, 1000);
		final Scale scale = Scale.of(0.5, 0.5, 2, 2);
		final AtomicLong written = new AtomicLong(), wrong = new AtomicLong();
		final LabelMap.Target target = (x, y, n, labels) -> {
			written.addAndGet(n);
			// A look at each cell in a few of its rows: between cells, values are interpolated.
			if (y % 23 == 0 && y % CELL > 4 && y % CELL < CELL - 4) for (long p = x; p < x + n; p++)
				if (p % CELL == CELL / 2 && labels[(int) (p - x)] != value(p / CELL, y / CELL)) wrong.incrementAndGet();
		};
		new TilePipeline(identity(), Protocol.fast(1024, 32, 16), 1, 16).run(ScaledSource.of(new ImageSource("huge", image,
			1, 0), scale), new FullSize(SIDE, SIDE, scale, 1, new LabelMap((values, at) -> Math.round(values[at]), target)),
			Progress.none(), "Testing");
		assertEquals((long) SIDE * SIDE, written.get());
		assertEquals(0, wrong.get());
	}
}
