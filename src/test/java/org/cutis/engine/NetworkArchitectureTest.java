package org.cutis.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.cutis.task.UserError;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

/** The list of networks, and what of their numbers is refused. */
public class NetworkArchitectureTest {

	private static void wrong(final String sentence, final ThrowingRunnable work) {
		assertEquals(sentence, assertThrows(UserError.class, work).getMessage());
	}

	@Test
	public void byName() {
		for (final Architecture a : Architecture.values()) {
			assertEquals(a, Architecture.of(a.id()));
			a.check(a.full(1, 6));
		}
		wrong("architecture is \"vnet\", but must be one of unet, fcn7, oct-unet, munet, mednet, fcn, segnet, deeplab, " +
			"deepvesselnet.",
			() -> Architecture.of("vnet"));
	}

	@Test
	public void onlyDeepVesselNetIsForVolumes() {
		for (final Architecture a : Architecture.values())
			assertEquals(a == Architecture.DEEPVESSELNET ? 3 : 2, a.dimensions());
	}

	@Test
	public void multiples() {
		// 2 to the power of the halvings on the way to the smallest image inside
		assertEquals(16, Architecture.UNET.multiple(Architecture.UNET.full(2, 1)));
		assertEquals(1, Architecture.FCN7.multiple(Architecture.FCN7.full(2, 1)));
		for (int m = 1; m <= 3; m++) {
			assertEquals(16, Architecture.MUNET.multiple(Architecture.MUNET.full(1, 6, m)));
			assertEquals(16, Architecture.MEDNET.multiple(Architecture.MEDNET.full(1, 6, m)));
		}
		assertEquals(32, Architecture.FCN.multiple(Architecture.FCN.full(1, 6)));
		assertEquals(16, Architecture.SEGNET.multiple(Architecture.SEGNET.full(1, 6)));
		assertEquals(1, Architecture.DEEPVESSELNET.multiple(Architecture.DEEPVESSELNET.full(2, 1)));
		assertEquals(8, Architecture.DEEPLAB.multiple(Architecture.DEEPLAB.full(1, 6)));
	}

	@Test
	public void numbersOutOfRange() {
		wrong("levels is 4, but mednet has 1 to 3.", () -> Architecture.MEDNET.full(1, 6, 4));
		wrong("levels is 2, but unet has 1.", () -> Architecture.UNET.full(1, 6, 2));
		wrong("levels is 2, but for the network unet it must be 1.", () -> check(new NetworkSpec("unet", 1, 2, 8, 5, 0, 2)));
		wrong("depth is 3, but for the network munet it must be 4 to 8.", () -> check(new NetworkSpec("munet", 1, 2, 8, 3, 0,
			3)));
		wrong("width is 0, but for the network fcn it must be 1 to 1024.", () -> check(new NetworkSpec("fcn", 1, 2, 0, 4, 0)));
		wrong("depth is 6, but for the network fcn7 it must be 7.", () -> check(new NetworkSpec("fcn7", 1, 2, 8, 6, 0)));
		wrong("dropout is 1.0, but must be at least 0 and below 1.", () -> check(new NetworkSpec("segnet", 1, 2, 8, 4, 1)));
		wrong("width is 7, but for the network deepvesselnet it must be a multiple of 5.", () -> check(new NetworkSpec(
			"deepvesselnet", 2, 1, 7, 5, 0)));
		wrong("reduction is 2, but for the network deepvesselnet it must be 1.", () -> check(new NetworkSpec("deepvesselnet",
			2, 1, 5, 5, 0, 1, 2)));
		assertThrows(IllegalArgumentException.class, () -> Architecture.FCN.check(Architecture.UNET.full(1, 2)));
	}

	private static void check(final NetworkSpec spec) {
		Architecture.of(spec.architecture()).check(spec);
	}
}
