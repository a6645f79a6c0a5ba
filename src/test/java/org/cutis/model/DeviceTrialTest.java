package org.cutis.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.FloatBuffer;
import java.util.concurrent.CancellationException;

import org.cutis.engine.Device;
import org.cutis.engine.Engine;
import org.cutis.engine.Engines;
import org.cutis.engine.Predictor;
import org.cutis.task.Cancelled;
import org.cutis.task.Progress;
import org.junit.Test;

public class DeviceTrialTest {

	private static ModelBundle epidermis() throws Exception {
		return ModelRegistry.standard().resolve("epidermis");
	}

	@Test
	public void measuresForAsLongAsItIsTold() throws Exception {
		final long start = System.nanoTime();
		final DeviceTrial trial = DeviceTrial.run(Engines.get(), epidermis(), Device.CPU, 0.3, Progress.none());
		final double passed = (System.nanoTime() - start) / 1e9;
		assertEquals("CPU:0", trial.device());
		assertTrue("" + trial, passed >= 0.3 + trial.first());
		assertTrue("" + trial, trial.perSecond() * passed >= 1);
		assertTrue("" + trial, trial.isRight() && trial.difference() < 1e-3);
		assertArrayEquals(epidermis().testInput().shape(), trial.shape());
	}

	/** A device whose network gives nothing but zeros. */
	@Test
	public void wrongResultsAreSaid() throws Exception {
		final Predictor zeros = new Predictor() {

			@Override
			public FloatBuffer predict(final FloatBuffer input, final int... shape) {
				return FloatBuffer.allocate(shape[1] * shape[2]);
			}

			@Override
			public String device() {
				return "GPU:0";
			}

			@Override
			public void close() {}
		};
		final Engine broken = (Engine) java.lang.reflect.Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {
			Engine.class }, (proxy, method, arguments) -> method.getName().equals("load") ? zeros : null);
		final DeviceTrial trial = DeviceTrial.run(broken, epidermis(), Device.parse("gpu"), 0.01, Progress.none());
		assertFalse(trial.isRight());
		assertTrue(trial.toText(), trial.toText().startsWith("GPU:0: ") && trial.toText().contains("the output is WRONG"));
	}

	@Test
	public void canBeCancelled() {
		assertThrows(CancellationException.class, () -> DeviceTrial.run(Engines.get(), epidermis(), Device.CPU, 1000,
			new Cancelled()));
	}
}
