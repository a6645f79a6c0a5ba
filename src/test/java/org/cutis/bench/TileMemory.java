package org.cutis.bench;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;

import org.cutis.engine.Buffers;
import org.cutis.engine.Predictor;
import org.cutis.task.Progress;
import org.cutis.tile.BlockSink;
import org.cutis.tile.Decision;
import org.cutis.tile.FullSize;
import org.cutis.tile.ImageSource;
import org.cutis.tile.LabelMap;
import org.cutis.tile.Protocol;
import org.cutis.tile.Scale;
import org.cutis.tile.ScaledSource;
import org.cutis.tile.TilePipeline;

import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * What the tile engine itself needs for virtual mosaics at 0.5 µm with labels that
 * are streamed away: a network of six classes at 2 µm that costs nothing. A program of its
 * own, so that a test can give it little memory:
 * {@code TileMemory PROTOCOL SIDE...} prints {@code SIDE: live megabytes} for each.
 */
public final class TileMemory {

	static final int CLASSES = 6;

	static final Protocol FAST = Protocol.fast(512, 64, 16);

	private static final int CELL = 500;

	/** How often memory is looked at. */
	private static final int LOOKS = 8;

	private TileMemory() {}

	public static void main(final String[] args) {
		for (int i = 1; i < args.length; i++)
			System.out.printf("%s: %.1f%n", args[i], megabytes(Protocol.of(args[0], FAST), Integer.parseInt(args[i])));
	}

	/** Most memory in use, Java's and direct buffers, with garbage collected; above what is in use before. */
	static double megabytes(final Protocol protocol, final int side) {
		final Scale scale = Scale.of(0.5, 0.5, 2, 2);
		final long before = used();
		final long[] most = new long[1];
		final long[] seen = new long[2];
		final LabelMap labels = new LabelMap(Decision.highest(CLASSES), (x, y, n, line) -> seen[0] += n);
		final FullSize full = new FullSize(side, side, scale, CLASSES, labels);
		final BlockSink looking = block -> {
			full.write(block);
			if (seen[0] < seen[1] * side * side / LOOKS) return;
			seen[1]++;
			most[0] = Math.max(most[0], used() - before);
		};
		new TilePipeline(new Nothing(), protocol, CLASSES, 16).run(ScaledSource.of(new ImageSource("virtual", mosaic(side),
			1, 0), scale), looking, Progress.none(), "Measuring");
		if (seen[0] != (long) side * side) throw new AssertionError(seen[0] + " pixels labelled of " + side + " x " + side);
		return most[0] / 1024.0 / 1024;
	}

	private static long used() {
		// Direct buffers are freed by a thread of its own after they have been collected.
		System.gc();
		try {
			Thread.sleep(100);
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException(e);
		}
		System.gc();
		final Runtime runtime = Runtime.getRuntime();
		return runtime.totalMemory() - runtime.freeMemory() + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)
			.stream().filter(p -> p.getName().equals("direct")).mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
	}

	/** All cells have the same pixels. */
	static LazyCellImg<UnsignedByteType, ByteArray> mosaic(final int side) {
		final ByteArray pixels = new ByteArray(CELL * CELL);
		final CellGrid grid = new CellGrid(new long[] { side, side }, new int[] { CELL, CELL });
		return new LazyCellImg<>(grid, new UnsignedByteType(), i -> {
			final long[] min = new long[2];
			final int[] size = new int[2];
			grid.getCellDimensions(i, min, size);
			return new Cell<>(size, min, pixels);
		});
	}

	/** A network that always gives the same. */
	private static final class Nothing implements Predictor {

		private FloatBuffer out = Buffers.direct(0);

		@Override
		public FloatBuffer predict(final FloatBuffer input, final int... shape) {
			final int size = shape[0] * shape[1] * shape[2] * CLASSES;
			if (out.capacity() < size) out = Buffers.direct(size);
			return out.clear();
		}

		@Override
		public String device() {
			return "CPU:0";
		}

		@Override
		public void close() {}
	}
}
