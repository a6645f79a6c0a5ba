package org.cutis.image;

import java.util.Locale;
import java.util.Map;

import ij.measure.Calibration;

/** ImageJ's calibration to µm per pixel and back. */
final class Calibrations {

	private static final Map<String, Double> MICROMETERS = Map.ofEntries(Map.entry("nm", 1e-3), Map.entry("nanometer",
		1e-3), Map.entry("um", 1.0), Map.entry("micron", 1.0), Map.entry("micrometer", 1.0), Map.entry("mm", 1e3), Map
			.entry("millimeter", 1e3), Map.entry("cm", 1e4), Map.entry("centimeter", 1e4), Map.entry("m", 1e6), Map.entry(
				"meter", 1e6), Map.entry("in", 25400.0), Map.entry("inch", 25400.0));

	private Calibrations() {}

	/**
	 * The pixel size in µm.
	 *
	 * @param slices number of slices; a single slice needs no depth
	 * @return {@link PixelSize#UNKNOWN} if a unit is not a length or a size is not positive
	 */
	static PixelSize pixelSize(final Calibration c, final int slices) {
		// Some readers give a negative height for a y axis that points up.
		final double x = Math.abs(c.pixelWidth) * micrometers(c.getXUnit());
		final double y = Math.abs(c.pixelHeight) * micrometers(c.getYUnit());
		final double depth = Math.abs(c.pixelDepth) * micrometers(c.getZUnit());
		final double z = slices == 1 && !valid(depth) ? x : depth;
		return valid(x) && valid(y) && valid(z) ? new PixelSize(x, y, z, true) : PixelSize.UNKNOWN;
	}

	/** A calibration in µm, or ImageJ's own "pixel" if the size is not known. */
	static Calibration of(final PixelSize size) {
		final Calibration c = new Calibration();
		if (!size.known()) return c;
		c.pixelWidth = size.x();
		c.pixelHeight = size.y();
		c.pixelDepth = size.z();
		c.setUnit("um"); // ImageJ makes it µm
		return c;
	}

	private static boolean valid(final double size) {
		return size > 0 && size < Double.POSITIVE_INFINITY;
	}

	private static double micrometers(final String unit) {
		if (unit == null) return Double.NaN;
		final String u = unit.strip().toLowerCase(Locale.ROOT).replace('\u00b5', 'u').replace('\u03bc', 'u');
		final String singular = u.replace("metre", "meter").replaceFirst("(micron|meter)s$", "$1");
		return MICROMETERS.getOrDefault(switch (singular) {
			case "inches", "\"" -> "inch";
			case "umeter" -> "um";
			default -> singular;
		}, Double.NaN);
	}
}
