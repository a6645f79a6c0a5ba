package org.cutis.image;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

import ij.measure.Calibration;

public class CalibrationsTest {

	@Test
	public void everyUnitOfLengthBecomesMicrometers() {
		final Object[][] units = { { "um", 1.0 }, { "\u00b5m", 1.0 }, { "\u03bcm", 1.0 }, { "micron", 1.0 }, { "microns",
			1.0 }, { "Micrometers", 1.0 }, { "nm", 1e-3 }, { "mm", 1e3 }, { "millimetre", 1e3 }, { "cm", 1e4 }, { "m",
				1e6 }, { "inch", 25400.0 }, { "inches", 25400.0 } };
		for (final Object[] unit : units) {
			final PixelSize size = Calibrations.pixelSize(calibration((String) unit[0], 2, 3, 4), 5);
			final double f = (Double) unit[1];
			assertEquals((String) unit[0], new PixelSize(2 * f, 3 * f, 4 * f, true), size);
		}
	}

	@Test
	public void withoutAUnitOfLengthTheSizeIsUnknown() {
		for (final String unit : new String[] { "pixel", "pixels", "", "sec", "foo" })
			assertEquals(unit, PixelSize.UNKNOWN, Calibrations.pixelSize(calibration(unit, 2, 3, 4), 5));
	}

	@Test
	public void axesMayHaveUnitsOfTheirOwn() {
		final Calibration c = calibration("mm", 0.012, 0.012, 3);
		c.setZUnit("um");
		assertEquals(new PixelSize(12, 12, 3, true), Calibrations.pixelSize(c, 5));
	}

	@Test
	public void brokenSizesAreUnknownExceptTheDepthOfASingleSlice() {
		assertEquals(PixelSize.UNKNOWN, Calibrations.pixelSize(calibration("um", 0, 1, 1), 5));
		assertEquals(PixelSize.UNKNOWN, Calibrations.pixelSize(calibration("um", 1, Double.NaN, 1), 5));
		assertEquals(PixelSize.UNKNOWN, Calibrations.pixelSize(calibration("um", 1, 1, 0), 5));
		assertEquals(new PixelSize(2, 2, 2, true), Calibrations.pixelSize(calibration("um", 2, 2, 0), 1));
		assertEquals(new PixelSize(2, 3, 1, true), Calibrations.pixelSize(calibration("um", 2, -3, 1), 5));
	}

	private static Calibration calibration(final String unit, final double x, final double y, final double z) {
		final Calibration c = new Calibration();
		c.pixelWidth = x;
		c.pixelHeight = y;
		c.pixelDepth = z;
		c.setUnit(unit);
		return c;
	}
}
