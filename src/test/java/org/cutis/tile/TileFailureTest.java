package org.cutis.tile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.FloatBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Test;

/** Cancel and errors: they reach the caller soon, and nobody goes on working. */
public class TileFailureTest {

	private static final int SIDE = 2000;

	private final Thread[] reader = new Thread[1], writer = new Thread[1];

	private volatile boolean cancelled;

	private final Progress progress = new Progress() {

		@Override
		public void show(final double done, final String message) {
			assertTrue(done >= 0 && done <= 1);
		}

		@Override
		public void log(final String message) {}

		@Override
		public boolean isCancelled() {
			return cancelled;
		}
	};

	/** An image of nothing; does what a test wants before each reading. */
	private PixelSource source(final Runnable before) {
		return new PixelSource() {

			@Override
			public long width() {
				return SIDE;
			}

			@Override
			public long height() {
				return SIDE;
			}

			@Override
			public int channels() {
				return 1;
			}

			@Override
			public void read(final long x, final long y, final int width, final int height, final float[] into) {
				reader[0] = Thread.currentThread();
				before.run();
			}
		};
	}

	private BlockSink sink(final Runnable before) {
		return block -> {
			writer[0] = Thread.currentThread();
			before.run();
		};
	}

	private static KnownNetwork network(final Runnable before) {
		return new KnownNetwork(1, 0) {

			@Override
			public FloatBuffer predict(final FloatBuffer input, final int... shape) {
				shapes.add(shape.clone());
				before.run();
				return input.duplicate();
			}
		};
	}

	private void run(final KnownNetwork network, final PixelSource source, final BlockSink sink) {
		new TilePipeline(network, Protocol.PAPER_MEDNET, 1, 16).run(source, sink, progress, "Testing");
	}

	private static void sleep(final long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (final InterruptedException e) {
			throw new AssertionError("an interrupt closes file channels", e);
		}
	}

	private static Runnable atCall(final int n, final Runnable what) {
		final AtomicInteger calls = new AtomicInteger();
		return () -> {
			if (calls.incrementAndGet() == n) what.run();
		};
	}

	private static Runnable failing(final int n, final RuntimeException failure) {
		return atCall(n, () -> {
			throw failure;
		});
	}

	private void assertThreadsHaveEnded() throws InterruptedException {
		for (final Thread t : new Thread[] { reader[0], writer[0] }) {
			if (t == null) continue;
			t.join(1000);
			assertFalse(t.getName(), t.isAlive());
		}
	}

	@Test
	public void cancelStopsAfterTheBatchInWork() throws InterruptedException {
		final KnownNetwork network = network(() -> sleep(20));
		assertThrows(CancellationException.class, () -> run(network, source(() -> {}), sink(atCall(5,
			() -> cancelled = true))));
		// Block 5 is of the first batch, which is written while the network works on the second.
		assertTrue(network.shapes.size() + " batches", network.shapes.size() <= 3);
		assertThreadsHaveEnded();
	}

	@Test
	public void cancelDoesNotWaitForASourceThatHangs() throws InterruptedException {
		final CountDownLatch hangs = new CountDownLatch(1);
		final long start = System.nanoTime();
		assertThrows(CancellationException.class, () -> run(network(() -> {}), source(atCall(20, () -> {
			cancelled = true;
			try {
				hangs.await(60, TimeUnit.SECONDS);
			}
			catch (final InterruptedException e) {
				throw new AssertionError("an interrupt closes file channels", e);
			}
		})), sink(() -> {})));
		final double seconds = (System.nanoTime() - start) / 1e9;
		hangs.countDown();
		// 0.5 s to notice and 1 s for the source; the rest is for machines that are busy
		assertTrue(seconds + " s", seconds < 30);
		assertThreadsHaveEnded();
	}

	@Test
	public void cancelEndsSlowReadingAndWritingBetweenPieces() throws InterruptedException {
		final AtomicInteger written = new AtomicInteger(), read = new AtomicInteger();
		assertThrows(CancellationException.class, () -> run(network(() -> {}), source(() -> {
			read.incrementAndGet();
			if (cancelled) sleep(30);
		}), sink(() -> {
			if (written.incrementAndGet() == 3) cancelled = true;
			if (cancelled) sleep(200);
		})));
		assertThreadsHaveEnded();
		final int blocks = written.get(), reads = read.get();
		assertTrue(blocks + " blocks written, of batches of 8", blocks < 16);
		sleep(100);
		assertEquals("nobody writes any more", blocks, written.get());
		assertEquals("nobody reads any more", reads, read.get());
	}

	@Test
	public void anInterruptCancels() throws InterruptedException {
		final Thread caller = Thread.currentThread();
		assertThrows(CancellationException.class, () -> run(network(() -> {}), source(() -> {}), sink(atCall(30,
			caller::interrupt))));
		assertTrue("is left for the caller to see", Thread.interrupted());
		assertThreadsHaveEnded();
	}

	@Test
	public void whatIsThrownReachesTheCallerAsItWas() throws InterruptedException {
		final RuntimeException failure = new UserError("The file ended early.");
		assertSame(failure, assertThrows(UserError.class, () -> run(network(failing(3, failure)), source(() -> {}), sink(
			() -> {}))));
		assertThreadsHaveEnded();
		assertSame(failure, assertThrows(UserError.class, () -> run(network(() -> {}), source(failing(30, failure)), sink(
			() -> {}))));
		assertThreadsHaveEnded();
		assertSame(failure, assertThrows(UserError.class, () -> run(network(() -> {}), source(() -> {}), sink(failing(30,
			failure)))));
		assertThreadsHaveEnded();
		// 55 x 55 windows: the error of the very last block is not lost
		assertEquals(55 * 55, TilePlan.of(SIDE, SIDE, Protocol.fast(36 + 1, 0, 0), 1).tiles());
		final Error full = new OutOfMemoryError("test");
		assertSame(full, assertThrows(OutOfMemoryError.class, () -> new TilePipeline(network(() -> {}), Protocol.fast(37, 0,
			0), 1, 1).run(source(() -> {}), sink(atCall(55 * 55, () -> {
				throw full;
			})), progress, "Testing")));
		assertThreadsHaveEnded();
	}

	@Test
	public void aSourceCanFailAtTheFirstPixelAndANetworkAtTheFirstBatch() throws InterruptedException {
		final RuntimeException failure = new IllegalStateException("first");
		assertSame(failure, assertThrows(IllegalStateException.class, () -> run(network(() -> {}), source(failing(1,
			failure)), sink(() -> {}))));
		assertSame(failure, assertThrows(IllegalStateException.class, () -> run(network(failing(1, failure)), source(
			() -> {}), sink(() -> {}))));
		assertThreadsHaveEnded();
	}

	@Test
	public void aNetworkThatGivesNoNumbersIsAnErrorForUsers() throws InterruptedException {
		final KnownNetwork broken = new KnownNetwork(1, 0) {

			@Override
			public FloatBuffer predict(final FloatBuffer input, final int... shape) {
				return input.duplicate().put(300 * 256 + 17, Float.NaN);
			}
		};
		final String message = assertThrows(UserError.class, () -> run(broken, source(() -> {}), sink(() -> {})))
			.getMessage();
		assertTrue(message, message.contains("NaN") && message.contains("another model"));
		assertThreadsHaveEnded();
	}
}
