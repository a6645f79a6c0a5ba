package org.cutis.oct;

import java.io.IOException;
import java.util.List;

import org.cutis.image.PixelSize;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelInfo;
import org.cutis.model.PixelSizeCheck;
import org.cutis.task.FreeMemory;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.tile.ModelRun;

import net.imglib2.RandomAccessibleInterval;

/**
 * Finds the layers of skin in an OCT tomogram B-scan by B-scan, as the OCT paper
 * does; then, if asked for, puts them in order.
 *
 * <pre>{@code
 * OctResult r = OctLayerSegmenter.segment(new OctRequest(volume, DepthAxis.Y,
 *     ModelRegistry.standard().resolve("oct-layers"), Device.AUTO, 1, true, false), Progress.none());
 * }</pre>
 */
public final class OctLayerSegmenter {

	/** More rows than that, and the sums of the search for interfaces could grow too large. */
	private static final int MOST_ROWS = 20_000;

	private OctLayerSegmenter() {}

	/**
	 * Segments a tomogram.
	 *
	 * @throws UserError if the image has several channels, values that are not numbers or more voxels than there is
	 *           memory for, the model has other classes or channels, or the device is not there
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled
	 * @throws IOException if the model's files cannot be read
	 */
	public static OctResult segment(final OctRequest request, final Progress progress) throws IOException {
		final ModelBundle model = request.model();
		final ModelInfo info = model.info();
		final List<OctLayer> layers = OctLayer.of(info);
		if (info.channels().size() != 1) throw new UserError("Model " + info.name() + " takes " + info.channels().size() +
			" channels (" + String.join(", ", info.channels()) + "), but an OCT tomogram has one. Choose another model.");
		checkImage(request, layers.size());
		final PixelSize size = request.image().size();
		if (request.image().pixels().dimension(2) > 1) progress.log("Depth runs " + request.depth().words() + ".");
		if (!size.known()) progress.log(
			"The image has no pixel size: thickness is given in pixels. Set it with Image > Properties...");
		PixelSizeCheck.warn(info, size, request.depth(), progress);
		final LayerSink sink = new LayerSink(request, layers, DecisionWeights.factors(layers, info.training().classWeights(),
			request.correction()), interfaces(request));
		final ModelRun run = ModelRun.over(model, request.device(), TomogramValues.reader(request.image(), request.depth(),
			model, progress), sink, "Segment OCT Layers", "Segmenting layers", progress);
		sink.end();
		final OctResult result = new OctResult(layers, sink.labels, sink.probability, sink.width, sink.height, run, sink
			.consistentSeconds());
		if (!result.missing().isEmpty()) progress.log("Not found anywhere in \"" + request.image().title() + "\": " + String
			.join(", ", result.missing()) + ". If they are there, this model does not suit the image: compare what it was " +
			"trained on, the depth axis and the pixel size.");
		return result;
	}

	/** How continuous interfaces are in the consistent mode. */
	static InterfaceOptions interfaces(final OctRequest request) {
		final PixelSize size = request.image().size();
		return InterfaceOptions.of(size.known(), size.x(), size.along(request.depth().dimension()), size.along(request
			.depth().scanDimension()));
	}

	/** Before the network runs, not after an hour of it. */
	private static void checkImage(final OctRequest request, final int layers) {
		final RandomAccessibleInterval<?> pixels = request.image().pixels();
		final String title = request.image().title();
		if (request.image().channels() > 1) throw new UserError("The image \"" + title + "\" has " + request.image()
			.channels() + " channels, but an OCT tomogram has one. Choose one of them with Image > Duplicate... first.");
		final long rows = pixels.dimension(request.depth().dimension());
		if (rows == 1 && pixels.dimension(request.depth().scanDimension()) > 1) throw new UserError("The image \"" + title +
			"\" has one pixel along its depth (depth_axis " + request.depth() + "). Choose the other depth_axis.");
		if (request.consistent() && rows > MOST_ROWS) throw new UserError("The image \"" + title + "\" has " + rows +
			" pixels along its depth (depth_axis " + request.depth() + "), but with consistent at most " + MOST_ROWS +
			" are possible. Choose the other depth_axis, or switch consistent off.");
		final double bytes = (double) pixels.dimension(0) * pixels.dimension(1) * pixels.dimension(2) * (request
			.probability() ? 1 + 4 * layers : 1);
		FreeMemory.require(bytes, "The results for \"" + title + "\" need", request.probability()
			? "Leave the probabilities out" : "Cut the image into parts");
	}
}
