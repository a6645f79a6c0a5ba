package org.cutis.dev;

import java.io.IOException;
import java.nio.file.Path;

import org.cutis.engine.Device;
import org.cutis.image.ImagePlusDoor;
import org.cutis.image.Volume;
import org.cutis.model.ModelRegistry;
import org.cutis.phantom.RcmPhantom;
import org.cutis.phantom.RcmPhantomGenerator;
import org.cutis.phantom.RcmPhantomOptions;
import org.cutis.rcm.RcmRequest;
import org.cutis.rcm.RcmResult;
import org.cutis.rcm.RcmSegmenter;
import org.cutis.task.Progress;
import org.cutis.view.ClassPicture;
import org.cutis.view.Pictures;

import net.imglib2.view.Views;

/** The picture of docs/rcm.md: a phantom that the shipped model has not seen. */
final class RcmDocPictures {

	private static final long SEED = 6;

	private RcmDocPictures() {}

	static void write(final Path images) throws IOException {
		final RcmPhantom phantom = RcmPhantomGenerator.generate(RcmPhantomOptions.defaults().withSize(5000, 4000).withSeed(
			SEED), Progress.none());
		final Volume<?> mosaic = new Volume<>("phantom", Views.addDimension(Views.addDimension(phantom.image(), 0, 0), 0, 0),
			phantom.size());
		final RcmResult result = RcmSegmenter.segment(new RcmRequest(mosaic, null, ModelRegistry.standard().resolve(
			"rcm-mednet"), Device.AUTO, "fast"), false, false, Progress.none());
		final double[] percent = result.regions(Progress.none()).table("patterns", result.size()).rows().stream().mapToDouble(
			row -> (Double) row.get(3)).toArray();
		Pictures.png(ClassPicture.of(ImagePlusDoor.image(mosaic), result.labels(), result.classes(), percent, Progress
			.none()), images.resolve("rcm-patterns.png"));
	}
}
