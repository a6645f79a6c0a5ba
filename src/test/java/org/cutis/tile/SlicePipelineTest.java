package org.cutis.tile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.cutis.engine.Buffers;
import org.cutis.engine.Predictor;
import org.cutis.task.Progress;
import org.junit.Test;

/** The pipeline with predictors whose output is known everywhere. */
public class SlicePipelineTest {

	private static final int CHANNELS = 2, CLASSES = 3, MULTIPLE = 16, HALO = 32;

	/** Value of the image at a place; beyond its borders the nearest pixel's, two channels. */
	private static float pixel(final int slice, final int row, final int column, final int c) {
		return (float) Math.sin(slice * 1.7 + row * 0.31 + column * 0.17 + c * 2.1);
	}

	private static void read(final int slice, final Span rows, final Span columns, final int height, final int width,
		final FloatBuffer into)
	{
		for (int r = 0; r < rows.size(); r++)
			for (int k = 0; k < columns.size(); k++)
				for (int c = 0; c < CHANNELS; c++)
					into.put(pixel(slice, Math.min(rows.start() + r, height - 1), Math.min(columns.start() + k, width - 1), c));
	}

	/** Output = sum over a window of a channel, weighted, and by the parity of the place, as pooling would. */
	private static class Window implements Predictor {

		private final int radius;

		private final List<int[]> shapes = new ArrayList<>();

		private final List<FloatBuffer> inputs = new ArrayList<>();

		Window(final int radius) {
			this.radius = radius;
		}

		@Override
		public FloatBuffer predict(final FloatBuffer input, final int... shape) {
			shapes.add(shape.clone());
			if (inputs.stream().noneMatch(b -> b == input)) inputs.add(input);
			final int h = shape[1], w = shape[2];
			final FloatBuffer out = Buffers.direct(shape[0], h, w, CLASSES);
			for (int n = 0; n < shape[0]; n++)
				for (int r = 0; r < h; r++)
					for (int k = 0; k < w; k++)
						for (int c = 0; c < CLASSES; c++)
							out.put(value(input, n, r, k, c, h, w));
			return out.rewind();
		}

		private float value(final FloatBuffer in, final int n, final int r, final int k, final int c, final int h,
			final int w)
		{
			float sum = r % MULTIPLE + 100 * (k % MULTIPLE);
			for (int d = -radius; d <= radius; d += Math.max(1, radius)) {
				final int y = Math.max(0, Math.min(h - 1, r + d));
				final int x = Math.max(0, Math.min(w - 1, k - d));
				sum += (c + 1) * in.get(((n * h + y) * w + x) * CHANNELS + c % CHANNELS);
			}
			return sum;
		}

		@Override
		public String device() {
			return "CPU:0";
		}

		@Override
		public void close() {}
	}

	/** The same as {@link Window}, straight from the image. */
	private static float expected(final int slice, final int r, final int k, final int c, final int radius,
		final int height, final int width)
	{
		float sum = r % MULTIPLE + 100 * (k % MULTIPLE);
		for (int d = -radius; d <= radius; d += Math.max(1, radius)) {
			final int y = Math.max(0, Math.min(height - 1, r + d));
			final int x = Math.max(0, Math.min(width - 1, k - d));
			sum += (c + 1) * pixel(slice, y, x, c % CHANNELS);
		}
		return sum;
	}

	/** Runs and puts together what comes out: [slice][row][column][class]; each place must come once. */
	private static float[][] run(final Predictor predictor, final int slices, final int height, final int width) {
		final float[][] out = new float[slices][height * width * CLASSES];
		final boolean[][] seen = new boolean[slices][height * width];
		new SlicePipeline(predictor, CHANNELS, CLASSES, MULTIPLE, HALO).run(slices, height, width, (s, rows, columns,
			into) -> read(s, rows, columns, height, width, into), (s, rows, columns, from) -> {
				for (int r = rows.from(); r < rows.to(); r++)
					for (int k = columns.from(); k < columns.to(); k++) {
						assertFalse(seen[s][r * width + k]);
						seen[s][r * width + k] = true;
						from.get(((r - rows.start()) * columns.size() + k - columns.start()) * CLASSES, out[s], (r * width + k) *
							CLASSES, CLASSES);
					}
			}, Progress.none(), "Testing");
		for (final boolean[] slice : seen)
			for (final boolean b : slice)
				assertTrue(b);
		return out;
	}

	private static void check(final int slices, final int height, final int width, final int radius) {
		final float[][] out = run(new Window(radius), slices, height, width);
		for (int s = 0; s < slices; s++)
			for (int r = 0, i = 0; r < height; r++)
				for (int k = 0; k < width; k++)
					for (int c = 0; c < CLASSES; c++, i++)
						assertEquals("slice " + s + ", row " + r + ", column " + k, expected(s, r, k, c, radius, height, width),
							out[s][i], 1e-4);
	}

	@Test
	public void slicesComeOutWhereTheyBelong() {
		check(1, 1, 1, 0);
		check(7, 33, 20, 0);
		check(700, 17, 5, 0);
	}

	@Test
	public void tilesGiveWhatTheWholeSliceGives() {
		// At inner borders the window must see the neighbouring tile: it reaches as far as the halo allows.
		check(2, 1100, 20, HALO);
		check(1, 10, 2300, HALO);
		check(1, 1040, 1050, 7);
	}

	@Test
	public void batchesAndBuffersAreBoundedByPixelsNotBySlices() {
		final Window few = new Window(0), many = new Window(0), large = new Window(0);
		run(few, 9, 160, 336);
		run(many, 60, 160, 336);
		assertEquals(60, many.shapes.stream().mapToInt(s -> s[0]).sum());
		assertEquals("two buffers, read in turns", 2, many.inputs.size());
		final int pixels = many.inputs.get(0).capacity() / CHANNELS;
		assertTrue(pixels + " pixels in a buffer", pixels <= 4 * 336 * 512);
		assertTrue(few.inputs.get(0).capacity() <= many.inputs.get(0).capacity());
		run(large, 3, 900, 1024);
		for (final int[] shape : large.shapes)
			assertEquals("batch of a large slice", List.of(1, 912, 1024, CHANNELS), List.of(shape[0], shape[1], shape[2],
				shape[3]));
		assertEquals(912 * 1024 * CHANNELS, large.inputs.get(0).capacity());
	}

	@Test
	public void tilesComeSliceBySlice() {
		final List<Integer> order = new ArrayList<>();
		new SlicePipeline(new Window(0), CHANNELS, CLASSES, MULTIPLE, HALO).run(40, 300, 300, (s, rows, columns,
			into) -> into.position(into.position() + rows.size() * columns.size() * CHANNELS), (s, rows, columns,
				from) -> order.add(s), Progress.none(), "Testing");
		final List<Integer> expected = new ArrayList<>();
		for (int s = 0; s < 40; s++)
			expected.add(s);
		assertEquals(expected, order);
	}

	/** Cancelled from a given update on. */
	private static final class CancelledAt implements Progress {

		private final AtomicInteger left;

		CancelledAt(final int updates) {
			left = new AtomicInteger(updates);
		}

		@Override
		public void show(final double done, final String message) {
			assertTrue(done >= 0 && done <= 1);
		}

		@Override
		public void log(final String message) {}

		@Override
		public boolean isCancelled() {
			return left.getAndDecrement() <= 0;
		}
	}

	@Test
	public void cancelStopsAfterTheBatchInWorkAndEndsTheReader() throws InterruptedException {
		final Window predictor = new Window(0);
		final Thread[] reader = new Thread[1];
		final boolean[] interrupted = new boolean[1];
		assertThrows(CancellationException.class, () -> new SlicePipeline(predictor, CHANNELS, CLASSES, MULTIPLE, HALO).run(
			1000, 512, 336, (s, rows, columns, into) -> {
				reader[0] = Thread.currentThread();
				into.position(into.position() + rows.size() * columns.size() * CHANNELS);
				interrupted[0] |= Thread.currentThread().isInterrupted();
			}, (s, rows, columns, from) -> {}, new CancelledAt(2), "Testing"));
		assertEquals("batches run before the third update", 2, predictor.shapes.size());
		reader[0].join(5000);
		assertFalse(reader[0].isAlive());
		assertFalse("an interrupt closes file channels", interrupted[0]);
	}

	@Test
	public void theReaderStopsAfterATileWhenTheNetworkFails() throws InterruptedException {
		final CountDownLatch failed = new CountDownLatch(1);
		final AtomicInteger readAfter = new AtomicInteger();
		final Thread[] reader = new Thread[1];
		final RuntimeException failure = new IllegalStateException("no network");
		final Window predictor = new Window(0) {

			@Override
			public FloatBuffer predict(final FloatBuffer input, final int... shape) {
				throw failure;
			}
		};
		final RuntimeException e = assertThrows(RuntimeException.class, () -> new SlicePipeline(predictor, CHANNELS,
			CLASSES, MULTIPLE, HALO).run(100, 512, 336, (s, rows, columns, into) -> {
				reader[0] = Thread.currentThread();
				if (s < 4) return;
				await(failed);
				readAfter.incrementAndGet();
			}, (s, rows, columns, from) -> {}, Progress.none(), "Testing"));
		failed.countDown();
		assertSame(failure, e);
		reader[0].join(5000);
		assertFalse(reader[0].isAlive());
		assertTrue(readAfter.get() + " tiles read after the failure", readAfter.get() <= 1);
	}

	private static void await(final CountDownLatch latch) {
		try {
			latch.await(10, TimeUnit.SECONDS);
		}
		catch (final InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	public void whatTheSourceThrowsReachesTheCaller() {
		final RuntimeException broken = new org.cutis.task.UserError("Slice 12 cannot be read.");
		assertSame(broken, assertThrows(RuntimeException.class, () -> failing(s -> {
			if (s == 11) throw broken;
		})));
		final Error full = new OutOfMemoryError("test");
		assertSame(full, assertThrows(Error.class, () -> failing(s -> {
			if (s == 0) throw full;
		})));
	}

	private static void failing(final java.util.function.IntConsumer fail) {
		new SlicePipeline(new Window(0), CHANNELS, CLASSES, MULTIPLE, HALO).run(20, 512, 336, (s, rows, columns, into) -> {
			fail.accept(s);
			into.position(into.position() + rows.size() * columns.size() * CHANNELS);
		}, (s, rows, columns, from) -> {}, Progress.none(), "Testing");
	}

	@Test
	public void sizesThatATileOf1024IsNoMultipleOfAreKept() {
		final Window predictor = new Window(0);
		new SlicePipeline(predictor, CHANNELS, CLASSES, 48, HALO).run(1, 1500, 40, (s, rows, columns, into) -> into.position(
			into.position() + rows.size() * columns.size() * CHANNELS), (s, rows, columns, from) -> {}, Progress.none(),
			"Testing");
		for (final int[] shape : predictor.shapes) {
			assertEquals(0, shape[1] % 48);
			assertEquals(48, shape[2]);
		}
	}
}
