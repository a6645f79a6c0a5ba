package org.cutis.view;

import java.awt.Color;
import java.awt.Font;
import java.util.List;

import org.cutis.model.ModelClass;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;

/** Colours and names of classes in a corner of a label image, as an overlay: the labels under it stay as they are. */
public final class LegendOverlay {

	/** Smaller images would be covered by it. */
	private static final int LEAST = 256;

	/** Share of the image's longer side that a line takes, and of a line that its text does. */
	private static final double LINE = 1 / 40.0, TEXT = 0.7;

	/** Pixels of a line at least, and a text's width over its height, about. */
	private static final int LEAST_LINE = 14;

	private LegendOverlay() {}

	/** Adds a legend to what the image has as overlay, if the image is not too small for it. @param classes by label */
	public static void add(final ImagePlus labels, final List<ModelClass> classes) {
		final int w = labels.getWidth(), h = labels.getHeight();
		final double line = Math.max(LEAST_LINE, LINE * Math.max(w, h));
		final int longest = classes.stream().mapToInt(c -> c.name().length()).max().orElse(0);
		final double height = (classes.size() + 0.5) * line, width = (2.2 + longest * 0.45) * line;
		if (Math.min(w, h) < LEAST || height > h / 2.0 || width > w / 2.0) return;
		final Overlay overlay = labels.getOverlay() == null ? new Overlay() : labels.getOverlay();
		overlay.add(filled(new Roi(0, 0, width, height), Color.BLACK));
		final Font font = new Font(Font.SANS_SERIF, Font.PLAIN, (int) Math.round(TEXT * line));
		for (int i = 0; i < classes.size(); i++) {
			final double top = (i + 0.25) * line;
			overlay.add(filled(new Roi(0.4 * line, top + 0.15 * line, TEXT * line, TEXT * line), new Color(classes.get(i).color())));
			final TextRoi text = new TextRoi(1.5 * line, top, classes.get(i).name(), font);
			text.setStrokeColor(Color.WHITE);
			text.setAntiAlias(true);
			overlay.add(text);
		}
		labels.setOverlay(overlay);
	}

	private static Roi filled(final Roi roi, final Color color) {
		roi.setFillColor(color);
		return roi;
	}
}
