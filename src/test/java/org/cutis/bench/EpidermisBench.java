package org.cutis.bench;

import java.nio.FloatBuffer;

import org.cutis.command.SegmentEpidermis;
import org.cutis.engine.Buffers;
import org.cutis.engine.tensorflow.BareSession;
import org.cutis.image.ImagePlusDoor;
import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.cutis.model.ModelRegistry;
import org.cutis.phantom.RsomPhantomGenerator;
import org.cutis.phantom.RsomPhantomOptions;
import org.cutis.rsom.PhantomScan;
import org.cutis.task.Progress;

import ij.ImagePlus;
import net.imglib2.RandomAccess;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * The whole Segment Epidermis command against a bare TensorFlow session on the
 * same slices, in turns in one process; and the command's peak memory in a
 * process of its own.
 */
final class EpidermisBench {

	private static final int WIDTH = 333, SCANS = 171, DEPTH = 500;

	/** The slices' size once padded to multiples of 16, and the batch that the command uses. */
	private static final int PADDED_WIDTH = 336, PADDED_DEPTH = 512, BATCH = 4;

	private static final int ROUNDS = 5;

	private EpidermisBench() {}

	static void run(final Figures figures) throws Exception {
		figures.add("peak_memory", Measuring.peakMegabytes(EpidermisBench.class, image(), "600m"), "MB");
		final ImagePlus image = image();
		try (ImageCommand command = new ImageCommand(SegmentEpidermis.class);
				BareSession bare = new BareSession(ModelRegistry.standard().resolve("epidermis").savedModel()))
		{
			preload(bare, image);
			final double[] whole = new double[ROUNDS], session = new double[ROUNDS];
			// The first round warms both up and does not count.
			for (int i = -1; i < ROUNDS; i++) {
				final double s = Measuring.seconds(() -> bare.run());
				final double w = Measuring.seconds(() -> command.run(image));
				if (i < 0) continue;
				session[i] = s;
				whole[i] = w;
			}
			figures.add("command", Measuring.median(whole), "s");
			figures.add("bare_session", Measuring.median(session), "s");
			figures.add("overhead", Measuring.median(whole) / Measuring.median(session), "x");
			figures.add("speed", (double) WIDTH * SCANS * DEPTH / Measuring.median(whole) / 1e6, "million voxels/s");
		}
	}

	/** The command once, on a full-size volume: what {@link Measuring#peakMegabytes} starts. */
	public static void main(final String[] args) throws Exception {
		final ImagePlus image = new ImagePlus(args[0]);
		try (ImageCommand command = new ImageCommand(SegmentEpidermis.class)) {
			command.run(image);
		}
		Measuring.printPeak();
		System.exit(0);
	}

	/** A full-size volume. Its content does not change the time, so a thin phantom is laid out again and again. */
	private static ImagePlus image() {
		final int scans = 3;
		final var thin = PhantomScan.normalized(RsomPhantomGenerator.generate(RsomPhantomOptions.defaults().withSize(WIDTH,
			scans, DEPTH), Progress.none()), "bench").pixels();
		final var full = ArrayImgs.unsignedBytes(WIDTH, SCANS, DEPTH, 2);
		final RandomAccess<UnsignedByteType> from = thin.randomAccess();
		final var cursor = full.localizingCursor();
		final long[] at = new long[4];
		while (cursor.hasNext()) {
			cursor.fwd();
			cursor.localize(at);
			at[1] %= scans;
			cursor.get().set(from.setPositionAndGet(at));
		}
		return ImagePlusDoor.image(new Volume<>("bench", full, PixelSize.RSOM));
	}

	private static void preload(final BareSession bare, final ImagePlus image) {
		final var pixels = ImagePlusDoor.volume(image).pixels().randomAccess();
		for (int first = 0; first < SCANS; first += BATCH) {
			final int n = Math.min(BATCH, SCANS - first);
			final FloatBuffer values = Buffers.direct(n, PADDED_DEPTH, PADDED_WIDTH, 2);
			for (int y = first; y < first + n; y++)
				for (int z = 0; z < PADDED_DEPTH; z++)
					for (int x = 0; x < PADDED_WIDTH; x++)
						for (int c = 0; c < 2; c++)
							values.put(pixels.setPositionAndGet(Math.min(x, WIDTH - 1), y, Math.min(z, DEPTH - 1), c)
								.getRealFloat() / 255);
			bare.add(values.rewind(), n, PADDED_DEPTH, PADDED_WIDTH, 2);
		}
	}
}
