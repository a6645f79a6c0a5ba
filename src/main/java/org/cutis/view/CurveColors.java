package org.cutis.view;

import java.awt.Color;
import java.util.List;

import org.cutis.model.ModelClass;

/** Colours of the classes' curves, dark enough for a white ground and apart from black. */
final class CurveColors {

	/** Brightness above which a curve is hard to see on white, and below which it looks black; 0 to 255. */
	private static final double BRIGHT = 150, DARK = 50;

	private static final Color GREY = new Color(0x999999);

	private CurveColors() {}

	/**
	 * Colour of a class's curve.
	 *
	 * @param index of the class, decides if the name is none of the classes'
	 */
	static Color of(final String name, final int index, final List<ModelClass> classes) {
		return classes.stream().filter(c -> c.name().equals(name)).findFirst().map(c -> onWhite(new Color(c.color())))
			.orElseGet(() -> onWhite(LabelColors.of(index + 1)));
	}

	/** The same hue, darker if it is bright; grey if it is nearly black. */
	static Color onWhite(final Color color) {
		final double brightness = 0.3 * color.getRed() + 0.59 * color.getGreen() + 0.11 * color.getBlue();
		if (brightness < DARK && Math.max(color.getRed(), color.getBlue()) < 2 * DARK) return GREY;
		final double factor = Math.min(1, BRIGHT / brightness);
		return new Color((int) (color.getRed() * factor), (int) (color.getGreen() * factor), (int) (color.getBlue() *
			factor));
	}
}
