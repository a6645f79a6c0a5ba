package org.cutis.view;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

import org.cutis.measure.ConfusionMatrix;
import org.cutis.measure.EvaluationTables;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/**
 * A confusion matrix as a picture: a row for each true class, a column for each
 * predicted one. A cell is the darker the larger its share of its row is; it has
 * the share in percent and below it the number of voxels.
 */
public final class ConfusionPicture {

	private static final int CELL = 72;

	/** Of more classes the cells become smaller and lose their figures. */
	private static final int MANY = 14, SMALL_CELL = 24;

	/** For headings. */
	private static final int MARGIN = 76;

	private static final int RIGHT = 16;

	private static final Color DARK = new Color(0x08306b);

	private static final Color LIGHT = new Color(0xf4f7fb);

	private final ConfusionMatrix matrix;

	private final ColorProcessor picture;

	private final int cell;

	/** Sizes of a class's name: what fits into its place. */
	private static final int LARGE = 15, SMALL = 11;

	/** Free on both sides of a name together. */
	private static final int FREE = 6;

	private final IntFunction<String> names;

	private ConfusionPicture(final ConfusionMatrix matrix, final IntFunction<String> names) {
		this.matrix = matrix;
		this.names = names;
		cell = matrix.classes() > MANY ? SMALL_CELL : CELL;
		picture = new ColorProcessor(MARGIN + RIGHT + cell * EvaluationTables.columns(matrix), MARGIN + RIGHT + cell *
			EvaluationTables.rows(matrix));
	}

	/** Draws a matrix. Needs no display. */
	public static ColorProcessor of(final ConfusionMatrix matrix) {
		return new ConfusionPicture(matrix, index -> EvaluationTables.name(matrix, index)).draw();
	}

	/** Draws a matrix whose classes have names. @param names in the order of the matrix's labels */
	public static ColorProcessor of(final ConfusionMatrix matrix, final List<String> names) {
		return new ConfusionPicture(matrix, index -> index < names.size() ? names.get(index) : EvaluationTables.name(matrix,
			index)).draw();
	}

	private ColorProcessor draw() {
		picture.setColor(Color.WHITE);
		picture.fill();
		picture.setAntialiasedText(true);
		picture.setJustification(ImageProcessor.CENTER_JUSTIFY);
		final int columns = EvaluationTables.columns(matrix);
		final int rows = EvaluationTables.rows(matrix);
		text("predicted", 15, Font.BOLD, Color.BLACK, MARGIN + cell * columns / 2, 26);
		text("truth", 15, Font.BOLD, Color.BLACK, MARGIN / 2, 26);
		for (int p = 0; p < columns; p++)
			name(p, cell, MARGIN + cell * p + cell / 2, MARGIN - 10);
		for (int t = 0; t < rows; t++) {
			name(t, MARGIN, MARGIN / 2, MARGIN + cell * t + cell / 2 + 6);
			for (int p = 0; p < columns; p++)
				cell(t, p);
		}
		return picture;
	}

	private void cell(final int t, final int p) {
		final double share = matrix.share(t, p);
		final int x = MARGIN + cell * p;
		final int y = MARGIN + cell * t;
		picture.setColor(color(share));
		picture.fillRect(x, y, cell - 1, cell - 1);
		if (cell < CELL) return;
		final Color ink = share > 0.5 ? Color.WHITE : Color.BLACK;
		text(Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share), 15, Font.PLAIN, ink, x + cell /
			2, y + cell / 2 + 2);
		text(rounded(matrix.counts()[t][p]), 11, Font.PLAIN, ink, x + cell / 2, y + cell / 2 + 20);
	}

	/** A class's name, in the largest letters that fit. @param width of its place @param y of its base line */
	private void name(final int index, final int width, final int x, final int y) {
		final String name = names.apply(index);
		int size = cell < CELL ? SMALL : LARGE;
		Captions.font(picture, size);
		while (size > SMALL && picture.getStringWidth(name) > width - FREE)
			Captions.font(picture, --size);
		text(Captions.shortened(picture, name, width - FREE), size, Font.PLAIN, Color.BLACK, x, y);
	}

	/** @param y of the text's base line */
	private void text(final String text, final int size, final int style, final Color color, final int x, final int y) {
		picture.setFont(new Font(Font.SANS_SERIF, style, size));
		picture.setColor(color);
		picture.drawString(text, x, y);
	}

	private static Color color(final double share) {
		if (Double.isNaN(share)) return Color.LIGHT_GRAY;
		return new Color(mix(LIGHT.getRed(), DARK.getRed(), share), mix(LIGHT.getGreen(), DARK.getGreen(), share), mix(LIGHT
			.getBlue(), DARK.getBlue(), share));
	}

	private static int mix(final int from, final int to, final double share) {
		return (int) Math.round(from + (to - from) * share);
	}

	/** A count with three digits and a letter for thousands, millions or thousands of millions. */
	static String rounded(final long count) {
		if (count < 1000) return String.valueOf(count);
		double value = count;
		int letter = -1;
		while (value >= 999.5) {
			value /= 1000;
			letter++;
		}
		final int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
		return String.format(Locale.ROOT, "%." + decimals + "f %s", value, "kMGTPE".charAt(letter));
	}
}
