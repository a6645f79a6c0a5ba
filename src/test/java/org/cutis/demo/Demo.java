package org.cutis.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

import org.cutis.command.ComputeRoughness;
import org.cutis.command.CutisCommand;
import org.cutis.command.GeneratePhantom;
import org.cutis.command.OpenRsom;
import org.cutis.command.SegmentEpidermis;
import org.cutis.image.DepthAxis;
import org.cutis.image.ImagePlusDoor;
import org.cutis.image.Provenance;
import org.cutis.image.Volume;
import org.cutis.measure.LayerThickness;
import org.cutis.measure.Overlap;
import org.cutis.measure.Roughness;
import org.cutis.measure.Surfaces;
import org.cutis.task.Progress;
import org.cutis.view.EpidermisPicture;
import org.cutis.view.Pictures;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ColorProcessor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * The main job from end to end, through the commands a user has: a phantom as
 * the .mat files of a scan, opened, segmented, measured, compared with its
 * truth. Behind {@code scripts/demo}.
 */
public final class Demo {

	private static final double DICE_NEEDED = 0.9;

	private static final long SEED = 7;

	/** Voxels of depth that the picture shows; below is little to see. */
	private static final int SHOWN_DEPTH = 260;

	private Demo() {}

	public static void main(final String[] args) throws Exception {
		final File folder = new File(args.length > 0 ? args[0] : "demo-output");
		final double dice = run(folder);
		if (dice < DICE_NEEDED) {
			System.err.println("demo: Dice is " + dice + ", but at least " + DICE_NEEDED + " is expected.");
			System.exit(1);
		}
		System.exit(0);
	}

	/** Runs the demo. @return Dice of the segmentation with the truth */
	static double run(final File folder) throws Exception {
		final long start = System.nanoTime();
		try (Context context = new Context(CommandService.class, StatusService.class)) {
			say("1. Generate Phantom: a synthetic RSOM scan of 333 x 171 x 500 voxels (12 x 12 x 3 µm)");
			run(context, GeneratePhantom.class, "seed", SEED, "output", folder);
			final Path lf = only(folder, "R_.*_LF\\.mat");
			say("2. Open RSOM: " + lf.getFileName());
			final ImagePlus image = (ImagePlus) run(context, OpenRsom.class, "lf_file", lf.toFile()).getOutput("image");
			say("3. Segment Epidermis");
			final long segmenting = System.nanoTime();
			final ImagePlus labels = (ImagePlus) run(context, SegmentEpidermis.class, "image", image, "output", folder)
				.getOutput("labels");
			final double seconds = (System.nanoTime() - segmenting) / 1e9;
			say("4. Compute Roughness");
			run(context, ComputeRoughness.class, "image", labels, "output", folder);
			final ImagePlus truth = IJ.openImage(only(folder, ".*_truth_epidermis\\.tif").toString());
			final double dice = report(image, labels, truth, seconds);
			picture(folder.toPath().resolve("demo.png"), image, labels, truth);
			System.out.printf(Locale.ROOT, "Time:       %.0f s for all%n", (System.nanoTime() - start) / 1e9);
			System.out.println("Files in " + folder.getAbsolutePath() + "; look at demo.png");
			return dice;
		}
	}

	private static double report(final ImagePlus image, final ImagePlus labels, final ImagePlus truth,
		final double seconds)
	{
		final Overlap overlap = Overlap.of(pixels(labels), pixels(truth), 1);
		final Surfaces found = Surfaces.of(pixels(labels), DepthAxis.Z, 1, Progress.none());
		final Surfaces right = Surfaces.of(pixels(truth), DepthAxis.Z, 1, Progress.none());
		final double um = ImagePlusDoor.pixelSize(image).z();
		System.out.println();
		System.out.printf(Locale.ROOT, "Dice:       %.4f%n", overlap.dice());
		System.out.printf(Locale.ROOT, "Ra upper:   %.3f px (truth %.3f px)%n", Roughness.of(found.upper()).ra(), Roughness
			.of(right.upper()).ra());
		System.out.printf(Locale.ROOT, "Ra lower:   %.3f px (truth %.3f px)%n", Roughness.of(found.lower()).ra(), Roughness
			.of(right.lower()).ra());
		System.out.printf(Locale.ROOT, "Thickness:  %s (truth %s)%n", thickness(found, um), thickness(right, um));
		System.out.printf(Locale.ROOT, "Gaps:       %.2f %% of the columns%n", 100 * (1 - LayerThickness.of(found)
			.coverage()));
		final Provenance provenance = Provenance.of(labels);
		System.out.printf(Locale.ROOT, "Device:     %s, %s%n", provenance.entries().get("device"), provenance.entries().get(
			"engine"));
		System.out.printf(Locale.ROOT, "Segmenting: %.1f s%n", seconds);
		return overlap.dice();
	}

	private static String thickness(final Surfaces surfaces, final double um) {
		final var t = LayerThickness.of(surfaces).thickness();
		return String.format(Locale.ROOT, "%.1f ± %.1f µm", t.getMean() * um, t.getStandardDeviation() * um);
	}

	/** A B-scan as it is, with the result, with the truth; projections along y and x with the result. */
	private static void picture(final Path file, final ImagePlus image, final ImagePlus labels, final ImagePlus truth)
		throws IOException
	{
		final Volume<?> volume = ImagePlusDoor.volume(image);
		final EpidermisPicture p = new EpidermisPicture(volume, DepthAxis.Z);
		final int middle = (int) volume.pixels().dimension(1) / 2;
		final var found = pixels(labels);
		Pictures.png(Pictures.stacked(panel("B-scan " + (middle + 1) + " of a phantom (LF red, HF green)", p.bScan(middle)),
			panel("Segment Epidermis", p.bScan(middle, found, 1)), panel("Truth", p.bScan(middle, pixels(truth), 1)),
			Pictures.sideBySide(panel("Maximum along x", p.projection(0, Progress.none())), panel("with Segment Epidermis", p
				.projection(0, found, 1, Progress.none())))), file);
	}

	/** The upper part, where the skin is, with a caption. */
	private static ColorProcessor panel(final String caption, final ColorProcessor picture) {
		picture.setRoi(0, 0, picture.getWidth(), Math.min(picture.getHeight(), SHOWN_DEPTH));
		return Pictures.captioned(caption, (ColorProcessor) picture.crop());
	}

	@SuppressWarnings("unchecked")
	private static RandomAccessibleInterval<UnsignedByteType> pixels(final ImagePlus labels) {
		return Views.hyperSlice((RandomAccessibleInterval<UnsignedByteType>) ImagePlusDoor.volume(labels).pixels(), 3, 0);
	}

	private static CommandModule run(final Context context, final Class<? extends CutisCommand> command,
		final Object... inputs) throws Exception
	{
		final CommandModule module = context.service(CommandService.class).run(command, true, inputs).get();
		if (module.isCanceled()) throw new IllegalStateException(module.getCancelReason());
		return module;
	}

	private static Path only(final File folder, final String name) throws IOException {
		try (Stream<Path> files = Files.list(folder.toPath())) {
			return files.filter(f -> f.getFileName().toString().matches(name)).max(Path::compareTo).orElseThrow();
		}
	}

	private static void say(final String what) {
		System.out.println(what);
	}
}
