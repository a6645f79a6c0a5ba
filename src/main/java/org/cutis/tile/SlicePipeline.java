package org.cutis.tile;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.LongFunction;

import org.cutis.engine.Predictor;
import org.cutis.task.Progress;

/**
 * Runs many slices through a predictor in batches, reading the next batch while
 * the network works on the current one. Slices larger than a tile are cut with
 * a halo. For single images of any size, and for tiles that are blended, see
 * {@link TilePipeline}; both run on the same {@link BatchLoop}.
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
		final List<Span> rows = Span.cover(height, LARGEST_TILE, halo, multiple);
		final List<Span> columns = Span.cover(width, LARGEST_TILE, halo, multiple);
		final int perSlice = rows.size() * columns.size();
		final long tiles = (long) slices * perSlice;
		final LongFunction<Tile> tile = t -> {
			final int k = (int) (t % perSlice);
			return new Tile((int) (t / perSlice), rows.get(k / columns.size()), columns.get(k % columns.size()));
		};
		final int h = rows.get(0).size(), w = columns.get(0).size();
		final int batch = (int) Math.max(1, Math.min(tiles, BATCH_PIXELS / (h * w)));
		new BatchLoop(predictor, batch, classes, h, w, channels).run(tiles, (t, into) -> {
			final Tile at = tile.apply(t);
			source.read(at.slice, at.rows, at.columns, into);
		}, (t, from) -> {
			final Tile at = tile.apply(t);
			sink.write(at.slice, at.rows, at.columns, from);
		}, BatchLoop.Writing.IN_TURN, progress, what);
	}
}
