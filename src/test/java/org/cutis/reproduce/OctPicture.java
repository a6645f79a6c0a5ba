package org.cutis.reproduce;

import java.util.ArrayList;
import java.util.List;

import org.cutis.measure.ConfusionMatrix;
import org.cutis.model.ModelClass;
import org.cutis.model.OctClasses;
import org.cutis.phantom.OctPhantom;
import org.cutis.view.ConfusionPicture;
import org.cutis.view.Pictures;

import ij.process.ColorProcessor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** The confusion matrix (Fig. 2), and below it B-scans, truth and predictions (Fig. 3). */
final class OctPicture {

	/** Of that many phantoms a B-scan is shown. */
	private static final int SHOWN = 4;

	private final List<List<ColorProcessor>> columns = new ArrayList<>();

	/** A phantom's middle B-scan and its truth. */
	void add(final long seed, final OctPhantom phantom) {
		if (columns.size() == SHOWN) return;
		columns.add(new ArrayList<>(List.of(Pictures.captioned("phantom " + seed, drawn(phantom.image(), false)), Pictures
			.captioned("truth", drawn(phantom.labels(), true)))));
	}

	/** What a decision made of the phantom added last. */
	void add(final OctDecision decision, final RandomAccessibleInterval<UnsignedByteType> labels) {
		if (columns.get(columns.size() - 1).size() < 2 + OctDecision.values().length) columns.get(columns.size() - 1).add(
			Pictures.captioned(decision.words, drawn(labels, true)));
	}

	ColorProcessor with(final ConfusionMatrix matrix) {
		final List<String> names = OctClasses.ALL.stream().map(ModelClass::name).toList();
		return Pictures.stacked(Pictures.captioned("Rows: true layers; " + OctDecision.CONSISTENT.words, ConfusionPicture.of(
			matrix, names)), Pictures.sideBySide(columns.stream().map(c -> Pictures.stacked(c.toArray(ColorProcessor[]::new)))
				.toArray(ColorProcessor[]::new)));
	}

	private static ColorProcessor drawn(final RandomAccessibleInterval<UnsignedByteType> image, final boolean labels) {
		final ColorProcessor picture = new ColorProcessor((int) image.dimension(0), (int) image.dimension(1));
		for (int z = 0; z < picture.getHeight(); z++)
			for (int x = 0; x < picture.getWidth(); x++) {
				final int v = image.getAt(x, z, image.dimension(2) / 2).get();
				picture.set(x, z, labels ? OctClasses.ALL.get(v).color() : v * 0x10101);
			}
		return picture;
	}
}
