package org.cutis.dev;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.cutis.engine.Device;
import org.cutis.image.DepthAxis;
import org.cutis.image.ImagePlusDoor;
import org.cutis.image.Volume;
import org.cutis.measure.LayerTables;
import org.cutis.model.ModelRegistry;
import org.cutis.model.OctClasses;
import org.cutis.oct.OctLayerSegmenter;
import org.cutis.oct.OctRequest;
import org.cutis.oct.OctResult;
import org.cutis.phantom.OctPhantom;
import org.cutis.phantom.OctPhantomGenerator;
import org.cutis.phantom.OctPhantomOptions;
import org.cutis.task.Progress;
import org.cutis.view.OctLayerImages;
import org.cutis.view.Pictures;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import net.imglib2.view.Views;

/** The pictures of docs/oct.md: a phantom that the shipped model has not seen. */
final class OctDocPictures {

	private static final long SEED = 7;

	private static final int SCANS = 96;

	private OctDocPictures() {}

	static void write(final Path images) throws IOException {
		final OctPhantomOptions usual = OctPhantomOptions.defaults();
		final OctPhantom phantom = OctPhantomGenerator.generate(usual.withSize(usual.width(), usual.depth(), SCANS).withSeed(
			SEED), Progress.none());
		final Volume<?> volume = new Volume<>("phantom", Views.addDimension(phantom.image(), 0, 0), phantom.size());
		final OctResult result = OctLayerSegmenter.segment(new OctRequest(volume, DepthAxis.Y, ModelRegistry.standard()
			.resolve("oct-layers"), Device.AUTO, 0.8, true, false), Progress.none());
		final ImagePlus image = ImagePlusDoor.image(volume);
		final ImagePlus labels = ImagePlusDoor.labels("layers", result.labels(), image);
		OctLayerImages.color(labels, result.layers());
		Pictures.png(Pictures.sideBySide(slice(image), slice(labels)), images.resolve("oct-layers.png"));
		final LayerTables tables = new LayerTables(result.columns(DepthAxis.Y, Progress.none()), result.names(), DepthAxis.Y,
			phantom.size());
		final List<Integer> epidermis = List.of(OctClasses.EPIDERMIS);
		Pictures.png(OctLayerImages.picture(OctLayerImages.thickness("epidermis", tables, epidermis), tables, epidermis),
			images.resolve("oct-thickness.png"));
	}

	private static ColorProcessor slice(final ImagePlus image) {
		image.setSliceWithoutUpdate(SCANS / 2);
		return image.getStack().getProcessor(SCANS / 2).convertToColorProcessor();
	}
}
