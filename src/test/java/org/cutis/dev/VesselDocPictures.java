package org.cutis.dev;

import java.io.IOException;
import java.nio.file.Path;

import org.cutis.engine.Device;
import org.cutis.image.DepthAxis;
import org.cutis.image.Volume;
import org.cutis.measure.Surfaces;
import org.cutis.model.ModelRegistry;
import org.cutis.phantom.RsomPhantom;
import org.cutis.phantom.RsomPhantomGenerator;
import org.cutis.phantom.RsomPhantomOptions;
import org.cutis.rsom.EpidermisRequest;
import org.cutis.rsom.EpidermisResult;
import org.cutis.rsom.EpidermisSegmenter;
import org.cutis.measure.SurfaceGaps;
import org.cutis.rsom.NetworkVessels;
import org.cutis.rsom.PhantomScan;
import org.cutis.rsom.VesselMasker;
import org.cutis.rsom.VesselRegion;
import org.cutis.rsom.VesselRequest;
import org.cutis.rsom.VesselResult;
import org.cutis.task.Progress;
import org.cutis.view.EpidermisPicture;
import org.cutis.view.Pictures;
import org.cutis.view.VesselPicture;

import ij.process.ImageProcessor;

/** The picture of the page on vessels: a phantom of a seed that no model has learned from. */
final class VesselDocPictures {

	private static final int WIDTH = 1000, SCANS = 90, DEPTH = 300;

	private static final long SEED = 6001;

	private VesselDocPictures() {}

	static void write(final Path images) throws IOException {
		final RsomPhantom phantom = RsomPhantomGenerator.generate(RsomPhantomOptions.defaults().withSize(150, SCANS, DEPTH)
			.withSeed(SEED).withArteries(), Progress.none());
		final Volume<?> volume = PhantomScan.normalized(phantom, "phantom");
		final EpidermisResult epidermis = EpidermisSegmenter.segment(new EpidermisRequest(volume, DepthAxis.Z, ModelRegistry
			.standard().resolve("epidermis"), Device.AUTO, 0.5, false), Progress.none());
		final Surfaces surfaces = epidermis.surfaces(DepthAxis.Z, Progress.none());
		final NetworkVessels finder = new NetworkVessels(ModelRegistry.standard().resolve("vessels"), Device.AUTO);
		final VesselResult vessels = VesselMasker.mask(new VesselRequest(volume, DepthAxis.Z, SurfaceGaps.filled(surfaces
			.lower()), finder, VesselRegion.ALL, finder.threshold(), false), Progress.none());
		final ImageProcessor picture = new VesselPicture(new EpidermisPicture(volume, DepthAxis.Z), epidermis.labelImage(),
			EpidermisResult.EPIDERMIS, vessels.maskImage(), surfaces.lower()).projections(Progress.none());
		picture.setInterpolationMethod(ImageProcessor.BILINEAR);
		Pictures.png(picture.resize(WIDTH, picture.getHeight() * WIDTH / picture.getWidth(), true), images.resolve(
			"vessels.png"));
	}
}
