package org.cutis.oct;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

public class InterfaceOptionsTest {

	@Test
	public void stepsFollowThePixelSize() {
		// Up to 5 µm down for each to the side; 10 more from B-scan to B-scan.
		assertEquals(new InterfaceOptions(5, 2 / 0.9, 17, 0.25), InterfaceOptions.of(true, 0.9, 0.9, 0.9));
		assertEquals(new InterfaceOptions(13, 0.4, 63, 0.25 * (10 / 23.0)), InterfaceOptions.of(true, 5, 2, 23));
		assertEquals("without sizes as in the paper", InterfaceOptions.of(true, 0.9, 0.9, 0.9), InterfaceOptions.of(false, 1,
			1, 1));
	}

	@Test
	public void oddSizesGiveOptionsToo() {
		assertEquals(new InterfaceOptions(1, 4, 11, 0.25), InterfaceOptions.of(true, 0.01, 1, 0.001));
		assertEquals(64, InterfaceOptions.of(true, 1000, 0.1, 1000).step());
		assertThrows(IllegalArgumentException.class, () -> new InterfaceOptions(0, 1, 1, 1));
		assertThrows(IllegalArgumentException.class, () -> new InterfaceOptions(1, Double.NaN, 1, 1));
	}
}
