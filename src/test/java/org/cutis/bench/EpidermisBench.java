package org.cutis.bench;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;

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
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

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
		figures.add("peak_memory", peakMemoryOfAProcess(), "MB");
		final ImagePlus image = image();
		try (Context context = new Context(CommandService.class, StatusService.class);
				BareSession bare = new BareSession(ModelRegistry.standard().resolve("epidermis").savedModel()))
		{
			preload(bare, image);
			final double[] whole = new double[ROUNDS], session = new double[ROUNDS];
			// The first round warms both up and does not count.
			for (int i = -1; i < ROUNDS; i++) {
				final double s = seconds(() -> bare.run());
				final double w = seconds(() -> segment(context, image));
				if (i < 0) continue;
				session[i] = s;
				whole[i] = w;
			}
			figures.add("command", median(whole), "s");
			figures.add("bare_session", median(session), "s");
			figures.add("overhead", median(whole) / median(session), "x");
			figures.add("speed", (double) WIDTH * SCANS * DEPTH / median(whole) / 1e6, "million voxels/s");
		}
	}

	/** The command once, on a full-size volume: what {@link #peakMemoryOfAProcess} starts. */
	public static void main(final String[] args) throws Exception {
		final ImagePlus image = new ImagePlus(args[0]);
		try (Context context = new Context(CommandService.class, StatusService.class)) {
			segment(context, image);
		}
		System.out.println("peak_kb " + peakKilobytes());
		System.exit(0);
	}

	private static double peakMemoryOfAProcess() throws IOException, InterruptedException {
		final Path file = Files.createTempFile("cutis-bench", ".tif");
		new ij.io.FileSaver(image()).saveAsTiffStack(file.toString());
		final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-Xmx600m", "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"), EpidermisBench.class
				.getName(), file.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		final String out = new String(process.getInputStream().readAllBytes());
		if (process.waitFor() != 0) throw new IllegalStateException("The process failed: " + out);
		Files.delete(file);
		return Arrays.stream(out.split("\n")).filter(l -> l.startsWith("peak_kb ")).mapToDouble(l -> Double.parseDouble(l
			.substring(8)) / 1024).findFirst().orElseThrow();
	}

	/** The most physical memory this process has had, native memory included (Linux). */
	private static long peakKilobytes() throws IOException {
		return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmHWM")).mapToLong(
			l -> Long.parseLong(l.replaceAll("\\D", ""))).findFirst().orElseThrow();
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

	private static void segment(final Context context, final ImagePlus image) throws InterruptedException,
		ExecutionException
	{
		final CommandModule module = context.service(CommandService.class).run(SegmentEpidermis.class, false, "image",
			image).get();
		if (module.isCanceled() || module.getOutput("labels") == null) throw new IllegalStateException(String.valueOf(
			module.getCancelReason()));
	}

	private interface Work {

		void run() throws Exception;
	}

	private static double seconds(final Work work) throws Exception {
		final long start = System.nanoTime();
		work.run();
		return (System.nanoTime() - start) / 1e9;
	}

	private static double median(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}
}
