package org.cutis.tile;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.apache.commons.math3.util.ArithmeticUtils;
import org.cutis.engine.Device;
import org.cutis.engine.Engine;
import org.cutis.engine.EngineReport;
import org.cutis.engine.Engines;
import org.cutis.engine.Predictor;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelInfo;
import org.cutis.model.SpaceAxis;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

import net.imglib2.Interval;

/**
 * A model run over an image.
 *
 * @param device what it ran on, as the engine names it
 * @param engine what really ran
 * @param seconds from the network's first batch to its last
 */
public record ModelRun(String device, EngineReport engine, double seconds) {

	/** Pixels at a tile's inner border that are thrown away, at least; only slices above 1024 pixels are cut. */
	private static final int HALO = 128;

	/** Voxels over which the windows of a volume fade into each other. */
	private static final int BLEND = 4;

	/** The largest halo a {@link SlicePipeline} takes. */
	private static final int LARGEST_HALO = 256;

	/** The largest multiple a {@link SlicePipeline} takes, whose tiles have 1024 pixels at most. */
	private static final int LARGEST_MULTIPLE = 256, LARGEST_TILE = 1024;

	/**
	 * Loads and runs a model.
	 *
	 * @param reader gives as many channels as the model takes
	 * @param planes takes what the model gives
	 * @param command named in the log, for example {@code Segment Epidermis}
	 * @param what shown with the progress, for example {@code Segmenting the epidermis}
	 * @throws UserError if the model does not work on slices, or the device is not there
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled
	 */
	public static ModelRun over(final ModelBundle model, final Device device, final SliceReader reader,
		final SlicePipeline.Sink planes, final String command, final String what, final Progress progress)
	{
		final ModelInfo info = model.info();
		check(info);
		return over(model, device, command, progress, predictor -> new SlicePipeline(predictor, info.channels().size(), info
			.classes().size(), multiple(info), halo(info)).run(reader.scans(), reader.rows(), reader.columns(), reader, planes,
				progress, what));
	}

	/**
	 * As {@link #over(ModelBundle, Device, SliceReader, SlicePipeline.Sink, String, String, Progress)}, over a single image of
	 * any size.
	 *
	 * @param source gives as many channels as the model takes
	 * @param sink takes what the model gives
	 */
	public static ModelRun over(final ModelBundle model, final Device device, final PixelSource source,
		final Protocol protocol, final BlockSink sink, final String command, final String what, final Progress progress)
	{
		check(model.info());
		return over(model, device, command, progress, predictor -> new TilePipeline(predictor, protocol, model.info()
			.classes().size(), multiple(model.info())).run(source, sink, progress, what));
	}

	/**
	 * As {@link #over(ModelBundle, Device, SliceReader, SlicePipeline.Sink, String, String, Progress)}, with a model of volumes.
	 * Windows have the size that the model prefers, since a network with group normalization depends on it, and fade
	 * into each other.
	 *
	 * @param source gives as many channels as the model takes
	 * @param wanted the windows to look at, as {@link VolumePipeline#run} has it
	 * @param sink takes what the model gives
	 * @throws UserError if the model does not work on volumes, or the device is not there
	 */
	public static ModelRun over(final ModelBundle model, final Device device, final VolumeSource source,
		final Predicate<Interval> wanted, final VolumePipeline.Sink sink, final String command, final String what,
		final Progress progress)
	{
		final ModelInfo info = model.info();
		if (!info.axes().stream().map(SpaceAxis::id).toList().equals(List.of("z", "y", "x")) || info.axes().stream().anyMatch(
			a -> a.crop() > 0)) throw new UserError("Model " + info.name() + " works on slices or gives less than it takes, but " +
				"this command needs one for whole volumes (z, y, x). Choose another model.");
		final List<Protocol> windows = info.axes().stream().map(ModelRun::windows).toList();
		return over(model, device, command, progress, predictor -> new VolumePipeline(predictor, windows.get(0), windows.get(
			1), windows.get(2), info.classes().size(), multiple(info)).run(source, wanted, sink, progress, what));
	}

	/** How a volume is cut along an axis. */
	public static Protocol windows(final SpaceAxis axis) {
		return VolumePipeline.windows(axis.tile(), axis.halo(), Math.min(BLEND, axis.tile() - 2 * axis.halo() - 1));
	}

	private static ModelRun over(final ModelBundle model, final Device device, final String command,
		final Progress progress, final Consumer<Predictor> work)
	{
		progress.update(0, "Loading the network");
		final Engine engine = Engines.get();
		try (Predictor predictor = engine.load(model.savedModel(), device)) {
			progress.log(command + " runs on " + predictor.device() + " (" + engine.report().engine() + ").");
			final long start = System.nanoTime();
			work.accept(predictor);
			return new ModelRun(predictor.device(), engine.report(), (System.nanoTime() - start) / 1e9);
		}
	}

	/** @throws UserError if the model does not take slices in, or does not give as many pixels out */
	public static void check(final ModelInfo model) {
		if (model.axes().stream().anyMatch(a -> a.id().equals("z") || a.crop() > 0)) throw new UserError("Model " + model
			.name() + " works on volumes or gives less than it takes, but this command needs one for whole slices (y, x). " +
			"Choose another model.");
		if (multiple(model) > LARGEST_MULTIPLE) throw new UserError("Model " + model.name() +
			" takes images whose sides are multiples of " + multiple(model) + ", but this command can use " +
			LARGEST_MULTIPLE + " at most. Choose another model.");
	}

	/** Of which the sides of what the network sees are multiples. */
	public static int multiple(final ModelInfo model) {
		int multiple = 1;
		for (final SpaceAxis axis : model.axes()) {
			// Neither can be put right by the other; nor may it overflow.
			if (axis.multiple() > LARGEST_MULTIPLE) return axis.multiple();
			multiple = ArithmeticUtils.lcm(multiple, axis.multiple());
		}
		return multiple;
	}

	/**
	 * A network sees the further the more often it halves its image; nested networks
	 * halve it once more each. Two halos leave something of a tile.
	 */
	static int halo(final ModelInfo model) {
		final int multiple = multiple(model);
		final long reach = 8L * multiple << model.network().levels() - 1;
		final int room = (LARGEST_TILE / multiple - 1) / 2 * multiple;
		return (int) Math.min(Math.min(LARGEST_HALO, room), Math.max(HALO, reach));
	}
}
