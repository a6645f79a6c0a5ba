package org.cutis.rcm;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.cutis.image.GreyImage;
import org.cutis.image.Volume;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelClass;
import org.cutis.model.ModelInfo;
import org.cutis.model.Normalization;
import org.cutis.model.RcmClasses;
import org.cutis.task.FreeMemory;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.tile.FullSize;
import org.cutis.tile.ImageSource;
import org.cutis.tile.ModelRun;
import org.cutis.tile.ModelValues;
import org.cutis.tile.PixelSource;
import org.cutis.tile.Protocol;
import org.cutis.tile.Scale;
import org.cutis.tile.ScaledSource;
import org.cutis.tile.ValueMap;
import org.cutis.tile.ValueRange;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * Finds the patterns of the DEJ in an RCM mosaic: brings it to the model's pixel
 * size by area averaging, runs the model over it in windows, blends, and takes
 * the most probable class at the mosaic's own size.
 *
 * <pre>{@code
 * RcmResult r = RcmSegmenter.segment(new RcmRequest(mosaic, null, ModelRegistry.standard().resolve("rcm-mednet"),
 *     Device.AUTO, "fast"), false, false, Progress.none());
 * }</pre>
 */
public final class RcmSegmenter {

	/** Largest window of the protocol {@code fast}: larger ones are hardly faster, take more memory and longer to cancel. */
	private static final int LARGEST = 1152;

	/** Pixels over which its windows fade into each other. */
	private static final int BLEND = 16;

	/** Its least and largest halo. */
	private static final int LEAST_HALO = 96, LARGEST_HALO = 256;

	private RcmSegmenter() {}

	/**
	 * What {@code fast} is for a model. Its halo covers the effective receptive field: 6 times the pixels of the
	 * coarsest level, as for the U-Net of the same depth, whose padding-free form loses 92 pixels at each side (Ronneberger et
	 * al. 2015), and at least 96. Measured on MED-Net and MUNet (M = 3, 8 filters): what lies 96 pixels off changes no
	 * probability by more than 0.004 after 60 steps of training on textures, and by more than 0.008 with random weights
	 * ({@code scripts/bench rcm} measures it for a model).
	 */
	public static Protocol fast(final ModelInfo model) {
		return Protocol.fast(LARGEST, Math.max(LEAST_HALO, Math.min(LARGEST_HALO, 6 * ModelRun.multiple(model))), BLEND);
	}

	/** Labels of the classes that are no part of the lesion: background and artifact, by name. */
	public static Set<Integer> outside(final List<ModelClass> classes) {
		final Set<String> names = Set.of(RcmClasses.ALL.get(RcmClasses.BACKGROUND).name(), RcmClasses.ALL.get(
			RcmClasses.ARTIFACT).name());
		return IntStream.range(0, classes.size()).filter(i -> names.contains(classes.get(i).name().toLowerCase(Locale.ROOT)))
			.boxed().collect(Collectors.toSet());
	}

	/**
	 * Segments into memory: a byte a pixel, and 4 for each map.
	 *
	 * @param probability whether to give the probabilities
	 * @param confidence whether to give the confidence
	 * @throws UserError as {@link #stream}, or if there is not enough memory
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled
	 * @throws IOException if the model's files cannot be read
	 */
	public static RcmResult segment(final RcmRequest request, final boolean probability, final boolean confidence,
		final Progress progress) throws IOException
	{
		final Interval part = request.region() == null ? GreyImage.plane(request.image()) : request.region();
		final int width = (int) part.dimension(0), height = (int) part.dimension(1);
		final int maps = request.model().info().classes().size();
		final int kept = (probability ? maps : 0) + (confidence ? 1 : 0);
		FreeMemory.require((double) width * height * (1 + Float.BYTES * kept), "The results for \"" + request.image()
			.title() + "\" need", kept > 0 ? "Leave out probability and confidence" : "Cut the image into parts");
		final byte[] labels = new byte[Math.multiplyExact(width, height)];
		final float[][] maps32 = probability ? new float[maps][labels.length] : null;
		final float[] sure = confidence ? new float[labels.length] : null;
		final ModelRun run = stream(request, new RcmTargets((x, y, n, line) -> System.arraycopy(line, 0, labels, (int) (y *
			width + x), n), maps32 == null ? null : to(width, maps32), sure == null ? null : to(width, sure)), progress);
		return new RcmResult(request.model().info().labels(), labels, maps32, sure, width, height, request.image().size(),
			run);
	}

	private static ValueMap.Target to(final int width, final float[]... planes) {
		return (x, y, channel, n, line) -> System.arraycopy(line, 0, planes[channel], (int) (y * width + x), n);
	}

	/**
	 * Segments row by row: memory grows with the window, and with the image's width, not with its height.
	 *
	 * @throws UserError if the image has no pixel size or one that cannot be, or values that are no numbers, the
	 *           model is not for single-channel RCM images, there is no such protocol, or the device is not there
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled
	 * @throws IOException if the model's files cannot be read
	 */
	public static ModelRun stream(final RcmRequest request, final RcmTargets targets, final Progress progress)
		throws IOException
	{
		final Volume<?> image = request.image();
		final ModelBundle model = request.model();
		final ModelInfo info = model.requireModality(Modality.RCM).requireChannels(1, "The image \"" + image.title() + "\"")
			.info();
		ModelRun.check(info);
		final Protocol protocol = Protocol.of(request.protocol(), fast(info));
		final Scale scale = MosaicScale.of(image, info, progress);
		final RandomAccessibleInterval<? extends RealType<?>> plane = GreyImage.plane(image);
		final ModelValues values = values(image.title(), plane, model, progress);
		final Interval part = request.region() == null ? plane : request.region();
		final Interval seen = request.region() == null ? plane : around(part, plane, protocol, scale, ModelRun.multiple(
			info));
		final RandomAccessibleInterval<? extends RealType<?>> pixels = seen == plane ? plane : Views.interval(plane, seen);
		final PixelSource source = ScaledSource.of(new ImageSource(image.title(), pixels, values.gain(), values.offset()),
			scale);
		final RcmTargets cut = seen == plane ? targets : targets.cut(part.min(0) - seen.min(0), part.min(1) - seen.min(1),
			part.dimension(0), part.dimension(1));
		final int classes = info.classes().size();
		return ModelRun.over(model, request.device(), source, protocol, new FullSize(seen.dimension(0), seen.dimension(1),
			scale, classes, cut.sinks(classes)), "Segment RCM Patterns", "Segmenting patterns", progress);
	}

	/**
	 * A region with what the network must see around it; it begins at a pixel of the model that is a multiple of
	 * what the model halves, as windows of the whole image do.
	 */
	static Interval around(final Interval region, final Interval image, final Protocol protocol, final Scale scale,
		final int multiple)
	{
		final double[] step = { scale.x(), scale.y() };
		final long[] min = new long[2], max = new long[2];
		final int margin = protocol.halo() > 0 ? protocol.halo() : protocol.window() / 2;
		for (int d = 0; d < 2; d++) {
			final double first = Math.floor((region.min(d) - image.min(d)) / step[d] - margin);
			final long start = Math.max(0, (long) Math.floor(first / multiple) * multiple);
			min[d] = image.min(d) + (long) Math.floor(start * step[d]);
			max[d] = Math.min(image.max(d), region.max(d) + (long) Math.ceil(margin * step[d]));
		}
		return new FinalInterval(min, max);
	}

	/** How values reach the network: those of 8 bits by the {@link Normalization}, others see {@link ModelValues}. */
	private static ModelValues values(final String title, final RandomAccessibleInterval<? extends RealType<?>> plane,
		final ModelBundle model, final Progress progress) throws IOException
	{
		final boolean bytes = plane.getType() instanceof UnsignedByteType;
		final ValueRange found = ValueRange.of(new ImageSource(title, plane, 1, 0), bytes, progress, "Checking the values");
		return ModelValues.of(title, found, bytes, model, progress);
	}
}
