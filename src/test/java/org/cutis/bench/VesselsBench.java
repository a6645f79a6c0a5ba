package org.cutis.bench;

import java.nio.FloatBuffer;
import java.util.Random;

import org.cutis.command.MaskVessels;
import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.tensorflow.BareSession;
import org.cutis.image.DepthAxis;
import org.cutis.image.ImagePlusDoor;
import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.cutis.measure.SurfaceGaps;
import org.cutis.measure.Surfaces;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelRegistry;
import org.cutis.model.SpaceAxis;
import org.cutis.phantom.RsomPhantom;
import org.cutis.phantom.RsomPhantomGenerator;
import org.cutis.phantom.RsomPhantomOptions;
import org.cutis.rsom.NetworkVessels;
import org.cutis.rsom.PhantomScan;
import org.cutis.rsom.VesselBiomarkers;
import org.cutis.rsom.VesselBiomarkers.Epidermis;
import org.cutis.rsom.VesselMasker;
import org.cutis.rsom.VesselRegion;
import org.cutis.rsom.VesselRequest;
import org.cutis.rsom.VesselResult;
import org.cutis.task.Progress;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * The whole Mask Vessels command on a full-size volume against a bare TensorFlow session on as many windows of the same
 * size, in turns in one process; the share of its time in which the graph is made and measured; its peak memory in a
 * process of its own.
 */
final class VesselsBench {

	private static final int WIDTH = 333, SCANS = 171, DEPTH = 500, DIFFERENT = 45;

	/** Batches that the bare session keeps; it runs them again and again. */
	private static final int KEPT = 4;

	private static final int ROUNDS = 2;

	/** As the pipeline's: windows are put together up to so many voxels. */
	private static final int BATCH_VOXELS = 1 << 18;

	private VesselsBench() {}

	static void run(final Figures figures) throws Exception {
		final RsomPhantom phantom = RsomPhantomGenerator.generate(RsomPhantomOptions.defaults().withSize(WIDTH, DIFFERENT,
			DEPTH).withArteries(), Progress.none());
		final ImagePlus image = full(PhantomScan.normalized(phantom, "bench").pixels(), 2);
		final ImagePlus labels = full(Views.addDimension(phantom.epidermis(), 0, 0), 1);
		figures.add("peak_memory", Measuring.peakMegabytes(VesselsBench.class, image, "900m"), "MB");
		final ModelBundle model = ModelRegistry.standard().resolve("vessels");
		try (ImageCommand command = new ImageCommand(MaskVessels.class);
				BareSession bare = new BareSession(model.savedModel()))
		{
			// The first round warms up, and tells how many windows there are.
			final Surfaces surfaces = Surfaces.of(labels(labels), DepthAxis.Z, 1, Progress.none());
			final NetworkVessels network = new NetworkVessels(model, Device.AUTO);
			final VesselResult result = VesselMasker.mask(new VesselRequest(ImagePlusDoor.volume(image), DepthAxis.Z, SurfaceGaps
				.filled(surfaces.lower()), network, VesselRegion.ALL, network.threshold(), false), Progress.none());
			figures.add("windows", result.run().windows(), "");
			final int batch = preload(bare, model);
			final double[] whole = new double[ROUNDS], session = new double[ROUNDS], share = new double[ROUNDS];
			bare.run();
			for (int i = 0; i < ROUNDS; i++) {
				session[i] = Measuring.seconds(() -> {
					for (long n = 0; n < result.run().windows(); n += (long) KEPT * batch)
						bare.run();
				});
				// Rounded up to whole runs.
				session[i] *= result.run().windows() / (Math.ceil(result.run().windows() / ((double) KEPT * batch)) * KEPT * batch);
				whole[i] = Measuring.seconds(() -> command.run(image, "epidermis", labels));
				share[i] = VesselBiomarkers.of(result, ImagePlusDoor.volume(image), new Epidermis(labels(labels), 1, surfaces), 50,
					1.5, Progress.none()).seconds() / whole[i];
			}
			figures.add("command", Measuring.median(whole), "s");
			figures.add("bare_session", Measuring.median(session), "s");
			figures.add("overhead", Measuring.median(whole) / Measuring.median(session), "x");
			figures.add("graph_share", 100 * Measuring.median(share), "%");
			figures.add("frangi", Measuring.seconds(() -> command.run(image, "epidermis", labels, "method", "frangi")), "s");
		}
	}

	/** The command once, the epidermis first: what {@link Measuring#peakMegabytes} starts. */
	public static void main(final String[] args) throws Exception {
		final ImagePlus image = new ImagePlus(args[0]);
		try (ImageCommand command = new ImageCommand(MaskVessels.class)) {
			command.run(image);
		}
		Measuring.printPeak();
		System.exit(0);
	}

	/** Lays a thin volume out to and fro, so that vessels go on. */
	private static ImagePlus full(final RandomAccessibleInterval<UnsignedByteType> thin, final int channels) {
		final var image = ArrayImgs.unsignedBytes(WIDTH, SCANS, DEPTH, channels);
		final var from = Views.extendMirrorDouble(Views.zeroMin(thin)).randomAccess();
		final var cursor = image.localizingCursor();
		while (cursor.hasNext()) {
			cursor.fwd();
			cursor.get().set(from.setPositionAndGet(cursor));
		}
		return ImagePlusDoor.image(new Volume<>("bench", image, PixelSize.RSOM));
	}

	@SuppressWarnings("unchecked")
	private static RandomAccessibleInterval<UnsignedByteType> labels(final ImagePlus labels) {
		return Views.hyperSlice((RandomAccessibleInterval<UnsignedByteType>) ImagePlusDoor.volume(labels).pixels(), 3, 0);
	}

	/** Noise: values do not change the time. @return windows in a batch */
	private static int preload(final BareSession bare, final ModelBundle model) {
		final int[] tile = model.info().axes().stream().mapToInt(SpaceAxis::tile).toArray();
		final int window = tile[0] * tile[1] * tile[2], batch = Math.max(1, BATCH_VOXELS / window);
		final Random random = new Random(1);
		for (int k = 0; k < KEPT; k++) {
			final FloatBuffer values = Buffers.direct(batch, window, 2);
			while (values.hasRemaining())
				values.put(random.nextFloat());
			bare.add(values.rewind(), batch, tile[0], tile[1], tile[2], 2);
		}
		return batch;
	}
}
