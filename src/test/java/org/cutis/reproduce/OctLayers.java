package org.cutis.reproduce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

import org.cutis.engine.Device;
import org.cutis.image.AtomicFile;
import org.cutis.image.CsvFile;
import org.cutis.image.DepthAxis;
import org.cutis.image.OutputFolder;
import org.cutis.image.Volume;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelRegistry;
import org.cutis.oct.OctLayerSegmenter;
import org.cutis.oct.OctRequest;
import org.cutis.oct.OctScore;
import org.cutis.phantom.OctPhantom;
import org.cutis.phantom.OctPhantomGenerator;
import org.cutis.phantom.OctPhantomOptions;
import org.cutis.task.Progress;
import org.cutis.view.Pictures;

import net.imglib2.view.Views;

/**
 * The OCT paper's confusion matrix (Fig. 2) and its pictures (Fig. 3) with the shipped model, on tomograms of phantoms
 * that neither the training nor the choice of the decision has seen. Writes oct.csv, .md and .png.
 */
final class OctLayers {

	static final String MODEL = "oct-layers";

	private static final int TOMOGRAMS = 24, SCANS = 6;

	private OctLayers() {}

	/** @param full the paper's 439 B-scans in each tomogram @param work is not used */
	static void run(final boolean full, final Path out, final Path work) throws IOException {
		new OutputFolder(out.toFile(), "oct");
		final ModelBundle model = ModelRegistry.standard().resolve(MODEL);
		final OctPhantomOptions usual = OctPhantomOptions.defaults();
		final int scans = full ? usual.scans() : SCANS;
		final RunProgress progress = new RunProgress(TOMOGRAMS, System.out, System::nanoTime);
		final Map<OctDecision, OctFigures> figures = new EnumMap<>(OctDecision.class);
		final OctPicture picture = new OctPicture();
		for (int t = 0; t < TOMOGRAMS; t++) {
			final long seed = OctScore.FIRST_HELD_OUT_SEED + t;
			progress.begin("phantom " + seed);
			final OctPhantom phantom = OctPhantomGenerator.generate(usual.withSize(usual.width(), usual.depth(), scans).withSeed(
				seed), Progress.none());
			picture.add(seed, phantom);
			for (final OctDecision d : OctDecision.values()) {
				final var labels = OctLayerSegmenter.segment(new OctRequest(new Volume<>("phantom " + seed, Views.addDimension(phantom
					.image(), 0, 0), phantom.size()), DepthAxis.Y, model, Device.AUTO, d.correction, d.consistent, false), progress).labelImage();
				figures.put(d, figures.getOrDefault(d, OctFigures.none()).plus(labels, phantom.labels()));
				picture.add(d, labels);
			}
			progress.end("done");
		}
		final OctPage page = new OctPage(model.info(), figures, TOMOGRAMS, scans);
		AtomicFile.write(out.resolve("oct.csv"), f -> CsvFile.write(page.csv(), f));
		AtomicFile.write(out.resolve("oct.md"), f -> Files.writeString(f, page.text()));
		AtomicFile.write(out.resolve("oct.png"), f -> Pictures.png(picture.with(figures.get(OctDecision.CONSISTENT).matrix()), f));
		System.out.println(page.text());
	}
}
