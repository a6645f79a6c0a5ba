package org.cutis.tile;

import java.util.function.Predicate;
import java.util.stream.LongStream;

import org.cutis.engine.Predictor;
import org.cutis.task.Progress;

import net.imglib2.Interval;

/**
 * Runs a volume through a predictor that works in three dimensions: as
 * {@link TilePipeline} does for images, on the same {@link BatchLoop}. Windows
 * overlap by their halos, which are thrown away, and fade into each other over
 * the blend of their protocols, since what a network with group normalization gives
 * for a voxel depends on its whole window.
 * <p>
 * Memory grows with the window and, by as many slices as a window is deep, with
 * the volume's width and height; not with its depth.
 * </p>
 *
 * <pre>{@code
 * VolumePipeline pipeline = new VolumePipeline(predictor, VolumePipeline.windows(64, 6, 4), VolumePipeline.windows(32,
 *     6, 4), VolumePipeline.windows(32, 6, 4), 1, 1);
 * pipeline.run(source, box -> true, (z, slice) -> { ... }, progress, "Looking for vessels");
 * }</pre>
 */
public final class VolumePipeline {

	/** Takes the output. */
	public interface Sink {

		/**
		 * Takes a slice. Slices come from the first to the last, each once, by one thread at a time.
		 *
		 * @param z from 0
		 * @param values rows x columns x classes; valid until it returns
		 */
		void write(long z, float[] values);
	}

	/** Voxels in a batch of windows: four of 64 x 32 x 32. A larger window is a batch of its own. */
	private static final int BATCH_VOXELS = 1 << 18;

	private final Predictor predictor;

	private final Protocol slices, rows, columns;

	private final int classes, multiple;

	/**
	 * @param predictor takes a source's channels and gives classes for every voxel
	 * @param slices how z is cut
	 * @param rows how y is cut
	 * @param columns how x is cut
	 * @param multiple windows' sizes must be multiples of this
	 */
	public VolumePipeline(final Predictor predictor, final Protocol slices, final Protocol rows, final Protocol columns,
		final int classes, final int multiple)
	{
		this.predictor = predictor;
		this.slices = slices;
		this.rows = rows;
		this.columns = columns;
		this.classes = classes;
		this.multiple = multiple;
	}

	/**
	 * Windows that all have one size, also where the volume is smaller: it is mirrored then.
	 *
	 * @param size of each window, voxels
	 * @param halo voxels at its inner borders that count nothing
	 * @param blend voxels over which windows fade into each other
	 * @throws IllegalArgumentException if a window has no room for them
	 */
	public static Protocol windows(final int size, final int halo, final int blend) {
		return new Protocol("windows", size, size - 2 * halo - blend, halo, blend, 0);
	}

	/** The windows over a source. */
	public VolumePlan plan(final VolumeSource source) {
		return new VolumePlan(Windows.of(source.depth(), slices, multiple), Windows.of(source.height(), rows, multiple),
			Windows.of(source.width(), columns, multiple));
	}

	/**
	 * Runs a volume. When it returns or throws, nobody reads the source or writes to
	 * the sink any more; only for a source that hangs it does not wait longer than a second.
	 *
	 * @param source is read a batch of windows ahead
	 * @param wanted whether the voxels (x, y, z) that a window counts for are of interest; if not it is left out, and where
	 *          all windows are left out the output is 0
	 * @param sink gets the output's slices
	 * @param what shown with the progress, for example {@code Looking for vessels}
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled, after the batch in work
	 * @throws org.cutis.task.UserError if the network gives values that are no numbers
	 * @throws RuntimeException what source, predictor or sink threw, as it was
	 */
	public void run(final VolumeSource source, final Predicate<Interval> wanted, final Sink sink, final Progress progress,
		final String what)
	{
		final VolumePlan plan = plan(source);
		final long[] tiles = LongStream.range(0, plan.tiles()).filter(t -> wanted.test(plan.box(t))).toArray();
		final int d = plan.slices().size(), h = plan.rows().size(), w = plan.columns().size();
		final VolumeReader reader = new VolumeReader(source, plan);
		final VolumeBlender blender = new VolumeBlender(plan, classes, sink);
		if (tiles.length > 0) {
			final int batch = (int) Math.max(1, Math.min(tiles.length, BATCH_VOXELS / ((long) d * h * w)));
			new BatchLoop(predictor, batch, classes, d, h, w, source.channels()).run(tiles.length, (t, into) -> reader.read(
				tiles[(int) t], into), (t, from) -> blender.write(tiles[(int) t], from), BatchLoop.Writing.BESIDE, progress, what);
		}
		blender.finish(progress);
	}
}
