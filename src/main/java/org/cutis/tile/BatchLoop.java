package org.cutis.tile;

import java.nio.FloatBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;

import org.cutis.engine.Buffers;
import org.cutis.engine.Predictor;
import org.cutis.task.Progress;

/**
 * The engine under all pipelines: equal tiles, by their numbers, go through a
 * predictor in batches. While the network works on a batch (in the caller's
 * thread), the next one is read and, if wished, the one before is written.
 * It knows nothing of where the tiles lie; they may have any number of axes.
 */
final class BatchLoop {

	/** Both run one tile at a time, in the order of the tiles. */
	interface Reader {

		/** @param into where to write the tile, at its position */
		void read(long tile, FloatBuffer into);
	}

	interface Writer {

		/** @param from what the network made of the tile: as the tile, with the classes in place of the channels */
		void write(long tile, FloatBuffer from);
	}

	/** In which thread the writer runs. */
	enum Writing {
			/** The caller's, between two batches. */
			IN_TURN,
			/** One of its own, while the network works; costs a copy of the output. */
			BESIDE
	}

	/** How long the end waits for a reader that hangs in its source. */
	private static final long READER_MILLIS = 1000;

	private final Predictor predictor;

	/** Of a batch: number of tiles, the tile's extents, channels. */
	private final int[] shape;

	private final int classes;

	private volatile boolean stopped;

	/**
	 * @param batch tiles in a batch
	 * @param tile extents of a tile, slowest first, and its channels
	 */
	BatchLoop(final Predictor predictor, final int batch, final int classes, final int... tile) {
		this.predictor = predictor;
		this.classes = classes;
		shape = new int[tile.length + 1];
		shape[0] = batch;
		System.arraycopy(tile, 0, shape, 1, tile.length);
	}

	/** Whether the work is over or has been given up; long readers and writers look at it and return. */
	boolean stopped() {
		return stopped;
	}

	/**
	 * Runs all tiles, once. Neither reader nor writer is at work any more when it
	 * returns or throws; a reader that hangs in its source is waited for one second.
	 *
	 * @throws CancellationException if the progress is cancelled, after the batch in work
	 * @throws RuntimeException what reader, predictor or writer threw, as it was
	 */
	void run(final long tiles, final Reader reader, final Writer writer, final Writing writing,
		final Progress progress, final String what)
	{
		final Worker reads = new Worker("Cutis reader"), writes = new Worker("Cutis writer");
		try {
			final FloatBuffer[] in = { buffer(shape[shape.length - 1]), buffer(shape[shape.length - 1]) };
			final FloatBuffer copy = writing == Writing.BESIDE ? buffer(classes) : null;
			Future<?> next = reads.start(() -> read(reader, 0, tiles, in[0]));
			Future<?> written = null;
			for (long i = 0, at = 0; at < tiles; i++, at += shape[0]) {
				progress.update((double) at / tiles, what);
				Worker.await(next, progress);
				final long first = at, following = at + shape[0];
				final FloatBuffer other = in[(int) ((i + 1) % 2)];
				if (following < tiles) next = reads.start(() -> read(reader, following, tiles, other));
				final int[] now = shape.clone();
				now[0] = count(first, tiles);
				final FloatBuffer out = predictor.predict(in[(int) (i % 2)], now);
				if (writing == Writing.IN_TURN) {
					write(writer, first, now[0], out);
					continue;
				}
				if (written != null) Worker.await(written, progress);
				copy.clear().put(out.limit(now[0] * tile(classes)).position(0));
				written = writes.start(() -> write(writer, first, now[0], copy));
			}
			if (written != null) Worker.await(written, progress);
			progress.update(1, what);
		}
		finally {
			stopped = true;
			writes.end(Long.MAX_VALUE);
			reads.end(READER_MILLIS);
		}
	}

	private int count(final long first, final long tiles) {
		return (int) Math.min(shape[0], tiles - first);
	}

	/** Values in a tile. */
	private int tile(final int channels) {
		int n = channels;
		for (int d = 1; d < shape.length - 1; d++)
			n *= shape[d];
		return n;
	}

	private FloatBuffer buffer(final int channels) {
		return Buffers.direct(shape[0], tile(channels));
	}

	private void read(final Reader reader, final long first, final long tiles, final FloatBuffer into) {
		into.clear();
		for (long t = first; t < first + count(first, tiles) && !stopped; t++)
			reader.read(t, into);
	}

	private void write(final Writer writer, final long first, final int count, final FloatBuffer from) {
		final int size = tile(classes);
		for (int k = 0; k < count && !stopped; k++) {
			from.limit((k + 1) * size).position(k * size);
			writer.write(first + k, from.slice());
		}
	}
}
