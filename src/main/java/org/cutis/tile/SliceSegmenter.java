package org.cutis.tile;

import java.util.Arrays;

import org.cutis.image.Volume;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelInfo;
import org.cutis.model.Normalization;
import org.cutis.model.PixelSizeCheck;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

/**
 * Segments an image slice by slice with any model for slices, as it was trained:
 * values go through the model's {@link Normalization} and nothing else.
 *
 * <pre>{@code
 * SliceResult r = SliceSegmenter.segment(new SliceRequest(volume, DepthAxis.Y, model, Device.AUTO,
 *     0.5, false), Progress.none());
 * }</pre>
 */
public final class SliceSegmenter {

	private SliceSegmenter() {}

	/**
	 * Segments an image. Says in the log if the image's values or pixels are unlike
	 * those of the training.
	 *
	 * @throws UserError if the image has other channels than the model takes or values that are no
	 *           numbers, the model is not for slices, or the device is not there
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled
	 */
	public static SliceResult segment(final SliceRequest request, final Progress progress) {
		final Volume<?> image = request.image();
		final ModelBundle model = request.model();
		final ModelInfo info = model.info();
		model.requireChannels(image.channels(), "The image \"" + image.title() + "\"");
		ModelRun.check(info);
		if (info.classes().size() > LabelPlanes.MAX_MAPS) throw new UserError("Model " + info.name() + " tells " + info
			.classes().size() + " classes apart, but an 8-bit label image has room for " + LabelPlanes.MAX_MAPS +
			". Choose another model.");
		PixelSizeCheck.warn(info, image.size(), request.depth(), progress);
		ValueCheck.warn(image, info, progress);
		final SliceReader.Channel[] channels = new SliceReader.Channel[image.channels()];
		Arrays.setAll(channels, c -> new SliceReader.Channel(c, info.normalization().gain()));
		final SliceReader reader = new SliceReader(image.pixels(), request.depth(), channels, info.normalization()
			.offset(), Double.NEGATIVE_INFINITY);
		final LabelPlanes planes = new LabelPlanes(image, request.depth(), info, request.threshold(), request
			.probability());
		final ModelRun run = ModelRun.over(model, request.device(), reader, planes, "Segment Image", "Segmenting the image",
			progress);
		return new SliceResult(planes.labels(), planes.probability(), run);
	}
}
