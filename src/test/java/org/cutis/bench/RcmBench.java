package org.cutis.bench;

import java.nio.file.Files;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import org.cutis.command.SegmentRcmPatterns;
import org.cutis.engine.Architecture;
import org.cutis.engine.Device;
import org.cutis.engine.Engines;
import org.cutis.engine.Predictor;
import org.cutis.engine.tensorflow.BareSession;
import org.cutis.image.ImagePlusDoor;
import org.cutis.image.Volume;
import org.cutis.measure.ConfusionMatrix;
import org.cutis.measure.Overlap;
import org.cutis.model.ModelBundle;
import org.cutis.model.Normalization;
import org.cutis.model.RcmClasses;
import org.cutis.phantom.RcmPhantom;
import org.cutis.phantom.RcmPhantomGenerator;
import org.cutis.phantom.RcmPhantomOptions;
import org.cutis.rcm.RcmScore;
import org.cutis.rcm.RcmSegmenter;
import org.cutis.task.Progress;
import org.cutis.tile.Protocol;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * The whole Segment RCM Patterns command against a bare TensorFlow session on the same
 * windows; its protocols against each other; its peak memory; how far its network sees.
 * The model is that of the environment variable CUTIS_BENCH_MODEL (name or path), else
 * {@code rcm-mednet}; {@code random} stands for a network of the same size whose weights mean nothing.
 */
final class RcmBench {

	private static final String RANDOM = "random", USUAL = "rcm-mednet";

	private static final int ROUNDS = 3, FULL = 12000, SMALL = 3000;

	/** Megabytes of Java's memory beyond the open image. */
	private static final int BEYOND = 1024;

	/** Phantoms that no model has seen: 2 x 2 mm. */
	private static final int PHANTOMS = 3, PHANTOM_SIDE = 4096;

	/** Side of the window of which the reach is measured, in pixels of the model. */
	private static final int WINDOW = 512;

	private RcmBench() {}

	static void run(final Figures figures) throws Exception {
		final String wanted = System.getenv().getOrDefault("CUTIS_BENCH_MODEL", USUAL);
		final ModelBundle model = wanted.equals(RANDOM) ? RcmModels.random(Architecture.MEDNET, Files.createTempDirectory(
			"cutis-bench").resolve("model")) : RcmModels.resolve(wanted);
		final String folder = model.folder().toString();
		reach(figures, model);
		for (final int side : new int[] { SMALL, FULL / 2, FULL })
			figures.add("peak_memory_" + side, Measuring.peakMegabytes(RcmBench.class, RcmMosaic.of(side), BEYOND + (side *
				side >> 20) + "m", folder), "MB");
		try (ImageCommand command = new ImageCommand(SegmentRcmPatterns.class)) {
			agreement(figures, command, folder);
			final ImagePlus full = RcmMosaic.of(FULL);
			final double fast = overhead(figures, command, model, full, RcmSegmenter.fast(model.info()));
			overhead(figures, command, model, RcmMosaic.of(SMALL), Protocol.PAPER_MEDNET);
			final double paper = Measuring.seconds(() -> segment(command, full, folder, Protocol.PAPER_MEDNET.name()));
			figures.add("command_paper_mednet_" + FULL, paper, "s");
			figures.add("fast_over_paper_mednet", paper / fast, "x");
		}
	}

	/** The command once: what {@link Measuring#peakMegabytes} starts. @param args the image's file and the model's folder */
	public static void main(final String[] args) throws Exception {
		final ImagePlus image = new ImagePlus(args[0]);
		try (ImageCommand command = new ImageCommand(SegmentRcmPatterns.class)) {
			command.run(image, "model", args[1]);
		}
		Measuring.printPeak();
		System.exit(0);
	}

	private static ImagePlus segment(final ImageCommand command, final ImagePlus image, final String model,
		final String protocol) throws Exception
	{
		return command.run(image, "model", model, "protocol", protocol);
	}

	private static void reach(final Figures figures, final ModelBundle model) {
		final Normalization n = model.info().normalization();
		try (Predictor network = Engines.get().load(model.savedModel(), Device.AUTO)) {
			final RcmReach reach = RcmReach.of(network, model.info().classes().size(), WINDOW, (float) n.gain(), (float) n
				.offset());
			final int halo = RcmSegmenter.fast(model.info()).halo();
			figures.add("halo", halo, "px");
			figures.add("changed_at_halo", 100 * reach.changed()[halo], "%");
			figures.add("difference_at_halo", reach.difference()[halo], "");
		}
	}

	/** How alike fast and paper-mednet are on phantoms of test seeds, and how well each does there. */
	private static void agreement(final Figures figures, final ImageCommand command, final String model)
		throws Exception
	{
		final List<Long> classes = LongStream.range(0, RcmClasses.ALL.size()).boxed().toList();
		ConfusionMatrix fast = ConfusionMatrix.empty(classes), paper = fast, both = fast;
		for (int i = 0; i < PHANTOMS; i++) {
			final RcmPhantom phantom = RcmPhantomGenerator.generate(RcmPhantomOptions.defaults().withSize(PHANTOM_SIDE,
				PHANTOM_SIDE).withPixel(RcmMosaic.PIXEL).withSeed(RcmScore.FIRST_TEST_SEED + i), Progress.none());
			final ImagePlus image = ImagePlusDoor.image(new Volume<>("phantom", Views.addDimension(Views.addDimension(phantom
				.image(), 0, 0), 0, 0), phantom.size()));
			final var f = labels(segment(command, image, model, "fast"));
			final var p = labels(segment(command, image, model, Protocol.PAPER_MEDNET.name()));
			final OptionalLong ignored = OptionalLong.of(RcmClasses.UNLABELLED);
			fast = fast.plus(ConfusionMatrix.of(f, phantom.labels(), classes, ignored, Progress.none()));
			paper = paper.plus(ConfusionMatrix.of(p, phantom.labels(), classes, ignored, Progress.none()));
			both = both.plus(ConfusionMatrix.of(f, p, classes, OptionalLong.empty(), Progress.none()));
		}
		double same = 0;
		for (int c = 0; c < classes.size(); c++)
			same += both.counts()[c][c];
		figures.add("agreement", 100 * same / both.total(), "%");
		figures.add("dice_fast", fast.mean(Overlap::dice), "");
		figures.add("dice_paper_mednet", paper.mean(Overlap::dice), "");
	}

	private static RandomAccessibleInterval<UnsignedByteType> labels(final ImagePlus image) {
		return ArrayImgs.unsignedBytes((byte[]) image.getProcessor().getPixels(), image.getWidth(), image.getHeight());
	}

	/** @return median seconds of the command */
	private static double overhead(final Figures figures, final ImageCommand command, final ModelBundle model,
		final ImagePlus image, final Protocol protocol) throws Exception
	{
		final double[] whole = new double[ROUNDS], session = new double[ROUNDS];
		try (BareSession bare = new BareSession(model.savedModel())) {
			RcmMosaic.preload(bare, model.info(), image, protocol);
			// The first round warms both up and does not count.
			for (int i = -1; i < ROUNDS; i++) {
				final double s = Measuring.seconds(bare::run), w = Measuring.seconds(() -> segment(command, image, model.folder()
					.toString(), protocol.name()));
				if (i < 0) continue;
				session[i] = s;
				whole[i] = w;
			}
		}
		final String name = protocol.name().replace('-', '_') + "_" + image.getWidth();
		figures.add("command_" + name, Measuring.median(whole), "s");
		figures.add("bare_session_" + name, Measuring.median(session), "s");
		figures.add("overhead_" + name, Measuring.median(whole) / Measuring.median(session), "x");
		return Measuring.median(whole);
	}
}
