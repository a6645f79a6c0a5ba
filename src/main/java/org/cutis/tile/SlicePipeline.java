package org.cutis.tile;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.cutis.engine.Buffers;
import org.cutis.engine.Predictor;
import org.cutis.task.Progress;

/**
 * Runs many slices through a predictor in batches, reading the next batch while
 * the network works on the current one. Slices larger than a tile are cut with
 * a halo.
 */
public final class SlicePipeline {

	/** Reads tiles of slices; called from another thread than the sink. */
	public interface Source {

		/**
		 * Fills one tile of one slice, row by row, padding included.
		 *
		 * @param into where to write, at its position: rows.size() x columns.size() x channels
		 */
		void read(int slice, Span rows, Span columns, FloatBuffer into);
	}

	/** Takes what the network made of a tile. */
	public interface Sink {

		/** @param from at its position: rows.size() x columns.size() x classes; only the parts to keep count */
		void write(int slice, Span rows, Span columns, FloatBuffer from);
	}

	private record Tile(int slice, Span rows, Span columns) {}

	/** Pixels in a batch: about four full RSOM B-scans; more costs memory and gains nothing. */
	private static final int BATCH_PIXELS = 4 * 336 * 512;

	/** Pixels along each side of a tile at most: memory is bounded by it. */
	private static final int LARGEST_TILE = 1024;

	private final Predictor predictor;

	private final int channels;

	private final int classes;

	private final int multiple;

	private final int halo;

	/**
	 * @param predictor takes channels in and gives classes out for every pixel
	 * @param multiple tile sizes must be multiples of this, at most 256
	 * @param halo pixels at a tile's inner border that are thrown away, at most 256
	 */
	public SlicePipeline(final Predictor predictor, final int channels, final int classes, final int multiple,
		final int halo)
	{
		this.predictor = predictor;
		this.channels = channels;
		this.classes = classes;
		this.multiple = multiple;
		this.halo = halo;
	}

	/**
	 * Runs all slices.
	 *
	 * @param slices number of slices
	 * @param height rows of each
	 * @param width columns of each
	 * @param source is read a batch ahead
	 * @param sink gets the tiles slice by slice, in the caller's thread
	 * @param what shown with the progress, for example {@code Segmenting the epidermis}
	 * @throws CancellationException if the progress is cancelled, after the batch in work
	 */
	public void run(final int slices, final int height, final int width, final Source source, final Sink sink,
		final Progress progress, final String what)
	{
		final List<Tile> tiles = new ArrayList<>();
		final List<Span> rows = Span.cover(height, LARGEST_TILE, halo, multiple);
		final List<Span> columns = Span.cover(width, LARGEST_TILE, halo, multiple);
		for (int s = 0; s < slices; s++)
			for (final Span r : rows)
				for (final Span c : columns)
					tiles.add(new Tile(s, r, c));
		final int h = rows.get(0).size();
		final int w = columns.get(0).size();
		final int batch = Math.max(1, Math.min(tiles.size(), BATCH_PIXELS / (h * w)));
		final FloatBuffer[] buffers = { Buffers.direct(batch, h, w, channels), Buffers.direct(batch, h, w, channels) };
		final ExecutorService reader = Executors.newSingleThreadExecutor(SlicePipeline::daemon);
		try {
			Future<?> next = reader.submit(() -> read(reader, source, batch(tiles, 0, batch), buffers[0]));
			for (int i = 0, at = 0; at < tiles.size(); i++, at += batch) {
				progress.update((double) at / tiles.size(), what);
				await(next);
				final int following = at + batch;
				final FloatBuffer other = buffers[(i + 1) % 2];
				if (following < tiles.size()) next = reader.submit(() -> read(reader, source, batch(tiles,
					following, batch), other));
				final List<Tile> now = batch(tiles, at, batch);
				final FloatBuffer out = predictor.predict(buffers[i % 2], now.size(), h, w, channels);
				for (int k = 0; k < now.size(); k++) {
					final Tile t = now.get(k);
					out.limit((k + 1) * h * w * classes).position(k * h * w * classes);
					sink.write(t.slice, t.rows, t.columns, out.slice());
				}
			}
			progress.update(1, what);
		}
		finally {
			// Not interrupted: that would close the file channel a virtual stack is read from, for good.
			reader.shutdown();
		}
	}

	private static Thread daemon(final Runnable work) {
		final Thread thread = new Thread(work, "Cutis reader");
		thread.setDaemon(true);
		return thread;
	}

	private static List<Tile> batch(final List<Tile> tiles, final int at, final int size) {
		return tiles.subList(at, Math.min(at + size, tiles.size()));
	}

	private static void read(final ExecutorService reader, final Source source, final List<Tile> tiles,
		final FloatBuffer into)
	{
		into.clear();
		for (final Tile t : tiles) {
			if (reader.isShutdown()) return;
			source.read(t.slice, t.rows, t.columns, into);
		}
	}

	private static void await(final Future<?> work) {
		try {
			work.get();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted.");
		}
		catch (final ExecutionException e) {
			if (e.getCause() instanceof RuntimeException r) throw r;
			if (e.getCause() instanceof Error r) throw r;
			throw new IllegalStateException(e.getCause());
		}
	}
}
