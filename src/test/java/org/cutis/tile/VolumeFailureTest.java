package org.cutis.tile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Test;

/** Cancel, errors and memory of the pipeline for volumes. */
public class VolumeFailureTest {

	private static final Protocol CUT = VolumePipeline.windows(12, 2, 2);

	private final AtomicBoolean cancelled = new AtomicBoolean();

	private final Progress progress = new Progress() {

		@Override
		public void show(final double done, final String message) {
			assertTrue(done >= 0 && done <= 1);
		}

		@Override
		public void log(final String message) {}

		@Override
		public boolean isCancelled() {
			return cancelled.get();
		}
	};

	private void run(final KnownVolumeNetwork network, final VolumePipeline.Sink sink) {
		new VolumePipeline(network, CUT, CUT, CUT, 1, 1).run(KnownVolume.random(90, 60, 60, 1), box -> true, sink, progress,
			"Testing");
	}

	@Test
	public void cancelStopsAfterTheBatchInWork() {
		final KnownVolumeNetwork network = new KnownVolumeNetwork(1, 0);
		final long[] last = { -1 };
		assertThrows(CancellationException.class, () -> run(network, (z, values) -> {
			if (z == 8) cancelled.set(true);
			last[0] = z;
		}));
		assertTrue("slice " + last[0], last[0] >= 8 && last[0] < 30);
	}

	@Test
	public void whatTheSinkThrowsReachesTheCaller() {
		final RuntimeException failure = new UserError("The disk is full.");
		for (final int at : new int[] { 0, 40, 89 })
			assertSame(failure, assertThrows(UserError.class, () -> run(new KnownVolumeNetwork(1, 0), (z, values) -> {
				if (z == at) throw failure;
			})));
	}

	@Test
	public void valuesThatAreNoNumbersAreAnErrorForUsers() {
		final KnownVolumeNetwork broken = new KnownVolumeNetwork(1, 0) {

			@Override
			float[] output(final float[] volume, final int... size) {
				final float[] out = super.output(volume, size);
				if (shapes.size() > 1) out[out.length / 2] = Float.NaN;
				return out;
			}
		};
		final String message = assertThrows(UserError.class, () -> run(broken, (z, values) -> {})).getMessage();
		assertTrue(message, message.contains("NaN") && message.contains("another model"));
	}

	@Test
	public void windowsNeedRoom() {
		assertThrows(IllegalArgumentException.class, () -> VolumePipeline.windows(12, 5, 2));
		// 60 = 12 + 6 x 8
		assertEquals(7, new VolumePipeline(new KnownVolumeNetwork(1, 0), VolumePipeline.windows(12, 2, 0), CUT, CUT, 1, 1)
			.plan(KnownVolume.random(60, 1, 1, 1)).slices().count());
	}
}
