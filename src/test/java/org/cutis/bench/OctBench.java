package org.cutis.bench;

import java.nio.FloatBuffer;

import org.cutis.command.SegmentOctLayers;
import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.tensorflow.BareSession;
import org.cutis.image.DepthAxis;
import org.cutis.image.ImagePlusDoor;
import org.cutis.image.Volume;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelRegistry;
import org.cutis.model.Normalization;
import org.cutis.oct.OctLayerSegmenter;
import org.cutis.oct.OctRequest;
import org.cutis.oct.OctResult;
import org.cutis.phantom.OctPhantom;
import org.cutis.phantom.OctPhantomGenerator;
import org.cutis.phantom.OctPhantomOptions;
import org.cutis.task.Progress;

import ij.ImagePlus;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.view.Views;

/**
 * The whole Segment OCT Layers command with its defaults on a tomogram of the paper's size against a bare TensorFlow
 * session on the same B-scans, in turns in one process; the share of the consistent mode's own step; the command's
 * peak memory in a process of its own.
 */
final class OctBench {

	/** The batch that the command uses for B-scans of this size. */
	private static final int BATCH = 6;

	private static final int ROUNDS = 3;

	private static final OctPhantomOptions SIZE = OctPhantomOptions.defaults();

	private OctBench() {}

	static void run(final Figures figures) throws Exception {
		final ImagePlus image = image();
		figures.add("peak_memory", Measuring.peakMegabytes(OctBench.class, image, "600m"), "MB");
		final ModelBundle model = ModelRegistry.standard().resolve("oct-layers");
		final double[] whole = new double[ROUNDS], session = new double[ROUNDS], share = new double[ROUNDS];
		try (ImageCommand command = new ImageCommand(SegmentOctLayers.class);
				BareSession bare = new BareSession(model.savedModel()))
		{
			preload(bare, image, model.info().normalization());
			// The first round warms both up and does not count.
			for (int i = -1; i < ROUNDS; i++) {
				final double s = Measuring.seconds(() -> bare.run());
				final double w = Measuring.seconds(() -> command.run(image));
				final double c = consistentShare(image, model);
				if (i < 0) continue;
				session[i] = s;
				whole[i] = w;
				share[i] = c;
			}
		}
		figures.add("command", Measuring.median(whole), "s");
		figures.add("bare_session", Measuring.median(session), "s");
		figures.add("overhead", Measuring.median(whole) / Measuring.median(session), "x");
		figures.add("consistent_share", 100 * Measuring.median(share), "%");
		figures.add("speed", SIZE.scans() / Measuring.median(whole), "B-scans/s");
	}

	/** The command once: what {@link Measuring#peakMegabytes} starts. */
	public static void main(final String[] args) throws Exception {
		final ImagePlus image = new ImagePlus(args[0]);
		try (ImageCommand command = new ImageCommand(SegmentOctLayers.class)) {
			command.run(image);
		}
		Measuring.printPeak();
		System.exit(0);
	}

	/** A tomogram of the paper's size. Its content does not change the time, so few B-scans are laid out again and again. */
	private static ImagePlus image() {
		final int scans = 7;
		final OctPhantom few = OctPhantomGenerator.generate(SIZE.withSize(SIZE.width(), SIZE.depth(), scans), Progress.none());
		final var full = ArrayImgs.unsignedBytes(SIZE.width(), SIZE.depth(), SIZE.scans(), 1);
		final var from = few.image().randomAccess();
		final var cursor = full.localizingCursor();
		final long[] at = new long[4];
		while (cursor.hasNext()) {
			cursor.fwd();
			cursor.localize(at);
			cursor.get().set(from.setPositionAndGet(at[0], at[1], at[2] % scans));
		}
		return ImagePlusDoor.image(new Volume<>("bench", full, few.size()));
	}

	private static void preload(final BareSession bare, final ImagePlus image, final Normalization normalization) {
		final var pixels = Views.hyperSlice(ImagePlusDoor.volume(image).pixels(), 3, 0).randomAccess();
		for (int first = 0; first < SIZE.scans(); first += BATCH) {
			final int n = Math.min(BATCH, SIZE.scans() - first);
			final FloatBuffer values = Buffers.direct(n, SIZE.depth(), SIZE.width());
			for (int y = first; y < first + n; y++)
				for (int z = 0; z < SIZE.depth(); z++)
					for (int x = 0; x < SIZE.width(); x++)
						values.put((float) (normalization.gain() * pixels.setPositionAndGet(x, z, y).getRealFloat() + normalization
							.offset()));
			bare.add(values.rewind(), n, SIZE.depth(), SIZE.width(), 1);
		}
	}

	/** Of the time that segmenting takes. */
	private static double consistentShare(final ImagePlus image, final ModelBundle model) throws Exception {
		final OctResult[] result = new OctResult[1];
		final double seconds = Measuring.seconds(() -> result[0] = OctLayerSegmenter.segment(new OctRequest(ImagePlusDoor
			.volume(image), DepthAxis.Y, model, Device.AUTO, 0.8, true, false), Progress.none()));
		return result[0].consistentSeconds() / seconds;
	}
}
