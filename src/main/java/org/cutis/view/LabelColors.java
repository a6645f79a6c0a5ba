package org.cutis.view;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.cutis.model.ModelClass;

import ij.ImagePlus;
import ij.process.LUT;

/** Colours of label images: 0 is black, every other label has a colour of its own. */
public final class LabelColors {

	/** Turn of the hue from label to label, so that neighbours differ and none comes back. */
	private static final float GOLDEN_RATIO = 0.618034f;

	private static final float FIRST_HUE = 0.13f;

	private static final int UNLABELLED = 0x606060;

	private LabelColors() {}

	/** Colour of a label. @param label 0 to 255 */
	public static Color of(final int label) {
		if (label == 0) return Color.BLACK;
		// Three rings of saturation and brightness tell apart what 255 hues alone could not.
		final int ring = (label - 1) / 8 % 3;
		return Color.getHSBColor(FIRST_HUE + (label - 1) * GOLDEN_RATIO, ring == 1 ? 0.5f : 0.85f, ring == 2 ? 0.65f : 1);
	}

	/** The 256 colours as a look-up table. */
	public static LUT lut() {
		final byte[] r = new byte[256];
		final byte[] g = new byte[256];
		final byte[] b = new byte[256];
		for (int i = 0; i < 256; i++) {
			final Color c = of(i);
			r[i] = (byte) c.getRed();
			g[i] = (byte) c.getGreen();
			b[i] = (byte) c.getBlue();
		}
		return new LUT(r, g, b);
	}

	/** Shows an 8- or 16-bit label image in these colours, label n in colour n. */
	public static void apply(final ImagePlus labels) {
		labels.setLut(lut());
		labels.setDisplayRange(0, 255);
	}

	/** As {@link #apply(ImagePlus)}, in the classes' own colours as far as there are classes. @param classes by label */
	public static void apply(final ImagePlus labels, final List<ModelClass> classes) {
		apply(labels, classes, -1);
	}

	/** As the other, with grey for what is not labelled. @param unlabelled its value, or -1 */
	public static void apply(final ImagePlus labels, final List<ModelClass> classes, final int unlabelled) {
		final byte[][] rgb = new byte[3][256];
		for (int i = 0; i < 256; i++) {
			final int color = i < classes.size() ? classes.get(i).color() : i == unlabelled ? UNLABELLED : of(i).getRGB();
			for (int c = 0; c < 3; c++)
				rgb[c][i] = (byte) (color >> 16 - 8 * c);
		}
		labels.setLut(new LUT(rgb[0], rgb[1], rgb[2]));
		labels.setDisplayRange(0, 255);
	}

	/** Puts a line over a label image, in every slice, that says which label is which. @param names by label */
	public static void legend(final ImagePlus labels, final Map<Integer, String> names) {
		final String legend = names.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(
			", "));
		for (int i = 1; i <= labels.getStackSize(); i++)
			labels.getStack().setSliceLabel(legend, i);
	}
}
