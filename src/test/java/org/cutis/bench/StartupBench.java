package org.cutis.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.cutis.command.SegmentEpidermis;
import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engine;
import org.cutis.engine.Engines;
import org.cutis.engine.Predictor;
import org.cutis.model.FileTrees;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelRegistry;
import org.cutis.task.Progress;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandService;

import ij.IJ;
import ij.io.FileSaver;

/**
 * How long a process takes until the first prediction: the real command line on one small B-scan from launch to end, and
 * the parts of it one after the other in a process of their own. On a cluster every task pays this.
 */
final class StartupBench {

	private static final int ROUNDS = 5;

	/** Of the B-scan: one tile of the U-Net. */
	private static final int WIDTH = 64, DEPTH = 512;

	private static final String PARTS = "part ";

	private StartupBench() {}

	static void run(final Figures figures) throws Exception {
		final Path folder = Files.createTempDirectory("cutis-startup");
		try {
			final Path image = folder.resolve("scan.tif");
			new FileSaver(IJ.createImage("", "8-bit ramp", WIDTH, DEPTH, 1)).saveAsTiff(image.toString());
			final double[] command = new double[ROUNDS];
			final Map<String, double[]> parts = new LinkedHashMap<>();
			// The first round fills the disk's cache and unpacks the natives.
			for (int i = -1; i < ROUNDS; i++) {
				final double whole = Measuring.seconds(() -> process(script().toString(), "segment-epidermis", "--image", image
					.toString(), "--depth-axis", "Y", "--output", folder.resolve("out").toString()));
				final List<String> lines = process(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"), StartupBench.class.getName(), "" +
						System.currentTimeMillis());
				if (i < 0) continue;
				command[i] = whole;
				for (final String line : lines)
					if (line.startsWith(PARTS)) parts.computeIfAbsent(line.split(" ")[1], k -> new double[ROUNDS])[i] = Double
						.parseDouble(line.split(" ")[2]);
			}
			figures.add("command", Measuring.median(command), "s");
			for (final Map.Entry<String, double[]> part : parts.entrySet())
				figures.add(part.getKey(), Measuring.median(part.getValue()), "s");
		}
		finally {
			FileTrees.clean(folder);
		}
	}

	/** The parts: what {@link #run} starts. @param arguments when it was started, in ms */
	public static void main(final String[] arguments) throws Exception {
		final double jvm = (System.currentTimeMillis() - Long.parseLong(arguments[0])) / 1e3;
		final long start = System.nanoTime();
		new Context(CommandService.class, StatusService.class).service(CommandService.class).getCommand(
			SegmentEpidermis.class);
		final long commands = System.nanoTime();
		final Engine engine = Engines.get();
		final long natives = System.nanoTime();
		final ModelBundle bundle = ModelRegistry.standard().resolve("epidermis", Progress.none());
		final Predictor predictor = engine.load(bundle.savedModel(), Device.parse("cpu"));
		final long model = System.nanoTime();
		final FloatBuffer input = Buffers.direct(1, DEPTH, WIDTH, 2);
		predictor.predict(input, 1, DEPTH, WIDTH, 2);
		final long end = System.nanoTime();
		print("first_prediction", jvm + (end - start) / 1e9);
		print("jvm", jvm);
		print("commands", (commands - start) / 1e9);
		print("natives", (natives - commands) / 1e9);
		print("model", (model - natives) / 1e9);
		print("prediction", (end - model) / 1e9);
		System.exit(0);
	}

	private static void print(final String part, final double seconds) {
		System.out.println(PARTS + part + " " + seconds);
	}

	/** The command line's script, from where this class lies in target/test-classes. */
	private static Path script() throws URISyntaxException {
		return Path.of(StartupBench.class.getProtectionDomain().getCodeSource().getLocation().toURI()).resolve(
			"../../scripts/cutis").normalize();
	}

	/** @return the lines it has printed */
	private static List<String> process(final String... command) throws IOException, InterruptedException {
		final Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		final List<String> lines = new String(process.getInputStream().readAllBytes()).lines().toList();
		if (process.waitFor() != 0) throw new IllegalStateException("The process failed: " + lines);
		return lines;
	}
}
