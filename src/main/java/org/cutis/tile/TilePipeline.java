package org.cutis.tile;

import org.cutis.engine.Predictor;
import org.cutis.task.Progress;

/**
 * Runs an image of any size through a predictor: cuts it into windows, blends
 * what comes out, and gives it on in finished blocks. Reading the next windows, the
 * network, and blending and writing run at the same time.
 * <p>
 * Memory grows with the window, and with the image's width by as many rows as
 * windows overlap, times classes; not with its height. (Rows of
 * {@code paper-mednet}: 224, thus 32 MB for six classes and 6,000 pixels; of {@code fast}:
 * little more than its blend.)
 * </p>
 *
 * <pre>{@code
 * PixelSource mosaic = new ImageSource("mosaic", image, 1 / 255.0, 0);
 * new TilePipeline(predictor, Protocol.PAPER_MEDNET, 6, 16).run(mosaic, block -> { ... }, progress, "Segmenting");
 * }</pre>
 */
public final class TilePipeline {

	/** Pixels in a batch of windows: eight of the papers' (256 x 256). A larger window is a batch of its own. */
	private static final int BATCH_PIXELS = 8 * 256 * 256;

	private final Predictor predictor;

	private final Protocol protocol;

	private final int classes;

	private final int multiple;

	/**
	 * @param predictor takes a source's channels and gives classes for every pixel
	 * @param multiple windows' sizes must be multiples of this
	 */
	public TilePipeline(final Predictor predictor, final Protocol protocol, final int classes,
		final int multiple)
	{
		this.predictor = predictor;
		this.protocol = protocol;
		this.classes = classes;
		this.multiple = multiple;
	}

	/** The windows over a source, for example to tell how long it will take. */
	public TilePlan plan(final PixelSource source) {
		return TilePlan.of(source.width(), source.height(), protocol, multiple);
	}

	/**
	 * Runs an image. When it returns or throws, nobody reads the source or writes to
	 * the sink any more; only for a source that hangs it does not wait longer than a second.
	 *
	 * @param source is read a batch of windows ahead
	 * @param sink gets the output's blocks
	 * @param what shown with the progress, for example {@code Segmenting the mosaic}
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled, after the batch in work
	 * @throws org.cutis.task.UserError if the network gives values that are no numbers
	 * @throws RuntimeException what source, predictor or sink threw, as it was
	 */
	public void run(final PixelSource source, final BlockSink sink, final Progress progress, final String what) {
		final TilePlan plan = plan(source);
		final int h = plan.rows().size(), w = plan.columns().size();
		final int batch = (int) Math.max(1, Math.min(plan.tiles(), BATCH_PIXELS / ((long) h * w)));
		final BatchLoop loop = new BatchLoop(predictor, batch, classes, h, w, source.channels());
		loop.run(plan.tiles(), new WindowReader(source, plan, loop::stopped), new Blender(plan, classes, sink),
			BatchLoop.Writing.BESIDE, progress, what);
	}
}
