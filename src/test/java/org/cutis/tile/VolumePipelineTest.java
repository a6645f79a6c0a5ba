package org.cutis.tile;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.cutis.task.Progress;
import org.junit.Test;

import net.imglib2.Interval;

/** Tiled against untiled in three dimensions, with a network whose output is known everywhere. */
public class VolumePipelineTest {

	private static final int CHANNELS = 2, CLASSES = 3;

	private static final int[][] SIZES = { { 31, 20, 27 }, { 12, 9, 40 }, { 5, 3, 4 }, { 1, 1, 1 }, { 60, 1, 13 } };

	/** z, y, x: windows of fixed size, as few as need be, and a Gaussian. */
	private static final List<Protocol[]> CUTS = List.of(new Protocol[] { VolumePipeline.windows(14, 2, 4), VolumePipeline
		.windows(11, 1, 3), VolumePipeline.windows(12, 2, 4) }, new Protocol[] { Protocol.fast(14, 2, 0), Protocol.fast(9, 1,
			2), Protocol.fast(10, 1, 0) }, new Protocol[] { new Protocol("gaussian", 10, 3, 1, 0, 9), VolumePipeline.windows(8,
				1, 1), Protocol.fast(50, 1, 0) });

	private static VolumePipeline pipeline(final KnownVolumeNetwork network, final Protocol[] cuts) {
		return new VolumePipeline(network, cuts[0], cuts[1], cuts[2], CLASSES, 1);
	}

	private static float[] run(final VolumePipeline pipeline, final KnownVolume volume, final Predicate<Interval> wanted) {
		final int slice = volume.size()[1] * volume.size()[2] * CLASSES;
		final float[] all = new float[volume.size()[0] * slice];
		final long[] next = { 0 };
		pipeline.run(volume, wanted, (z, values) -> {
			assertEquals("one after the other", next[0]++, z);
			assertEquals(slice, values.length);
			System.arraycopy(values, 0, all, (int) z * slice, slice);
		}, Progress.none(), "Testing");
		assertEquals("all of them", volume.size()[0], next[0]);
		return all;
	}

	@Test
	public void tiledIsUntiled() {
		for (final Protocol[] cuts : CUTS)
			for (final int[] s : SIZES) {
				final KnownVolume volume = KnownVolume.random(s[0], s[1], s[2], CHANNELS);
				final KnownVolumeNetwork single = new KnownVolumeNetwork(CLASSES, 0);
				assertArrayEquals(single.output(volume.values(), volume.size()), run(pipeline(single, cuts), volume, box -> true),
					1e-5f);
				// A network that looks around it sees what is mirrored beyond the end, so the volume is mirrored here, too.
				final KnownVolumeNetwork around = new KnownVolumeNetwork(CLASSES, 1);
				assertArrayEquals(mirrored(volume, pipeline(around, cuts).plan(volume), around), run(pipeline(around, cuts), volume,
					box -> true), 1e-5f);
			}
	}

	/** The whole volume at once; where it is smaller than a window, mirrored up to that. */
	private static float[] mirrored(final KnownVolume volume, final VolumePlan plan, final KnownVolumeNetwork network) {
		final int[] s = volume.size();
		final int d = Math.max(s[0], plan.slices().size()), h = Math.max(s[1], plan.rows().size()), w = Math.max(s[2], plan
			.columns().size());
		final float[] values = new float[d * h * w * CHANNELS];
		int n = 0;
		for (int z = 0; z < d; z++)
			for (int y = 0; y < h; y++)
				for (int x = 0; x < w; x++)
					for (int c = 0; c < CHANNELS; c++)
						values[n++] = volume.get(walk(z, s[0]), walk(y, s[1]), walk(x, s[2]), c);
		final float[] whole = network.output(values, d, h, w, CHANNELS);
		final float[] out = new float[s[0] * s[1] * s[2] * CLASSES];
		for (int z = 0; z < s[0]; z++)
			for (int y = 0; y < s[1]; y++)
				System.arraycopy(whole, (z * h + y) * w * CLASSES, out, (z * s[1] + y) * s[2] * CLASSES, s[2] * CLASSES);
		return out;
	}

	/** Walks to and fro between 0 and length - 1, so many steps. */
	private static int walk(final int steps, final int length) {
		int at = 0, direction = 1;
		for (int i = 0; i < steps; i++) {
			if (at + direction < 0 || at + direction >= length) direction = -direction;
			at = Math.max(0, Math.min(length - 1, at + direction));
		}
		return at;
	}

	@Test
	public void windowsHaveTheSizeThatIsAskedForAlsoInSmallVolumes() {
		for (final int[] s : SIZES) {
			final KnownVolumeNetwork network = new KnownVolumeNetwork(CLASSES, 0);
			run(pipeline(network, CUTS.get(0)), KnownVolume.random(s[0], s[1], s[2], CHANNELS), box -> true);
			for (final int[] shape : network.shapes)
				assertArrayEquals(new int[] { shape[0], 14, 11, 12, CHANNELS }, shape);
		}
	}

	@Test
	public void windowsFadeIntoEachOther() {
		// A network whose windows give 1, 3, 1, 3 ...: linear in between, and nothing of the halos.
		final int[] window = { 0 };
		final KnownVolumeNetwork network = new KnownVolumeNetwork(CLASSES, 0) {

			@Override
			float[] output(final float[] volume, final int... size) {
				final float[] out = new float[size[0] * size[1] * size[2] * CLASSES];
				java.util.Arrays.fill(out, window[0]++ % 2 == 0 ? 1 : 3);
				return out;
			}
		};
		final float[] out = run(new VolumePipeline(network, Protocol.fast(8, 0, 0), Protocol.fast(8, 0, 0), VolumePipeline
			.windows(10, 2, 1), CLASSES, 1), KnownVolume.random(2, 2, 17, CHANNELS), box -> true);
		// Windows of 10 begin at 0, 5 and 7, the last: they count for 0-7, 7-12 and 9-16. At 7 both count a half.
		assertEquals(1, out[6 * CLASSES], 1e-6);
		assertEquals(2, out[7 * CLASSES], 1e-6);
		assertEquals(3, out[8 * CLASSES], 1e-6);
		// From 9 to 12 the second counts 1, 1, 1, 1/2 and the third 1/2, 1, 1, 1.
		assertEquals((3 * 1 + 1 * 0.5) / 1.5, out[9 * CLASSES], 1e-6);
		assertEquals(2, out[10 * CLASSES], 1e-6);
		assertEquals((3 * 0.5 + 1 * 1) / 1.5, out[12 * CLASSES], 1e-6);
		assertEquals(1, out[13 * CLASSES], 1e-6);
	}

	@Test
	public void windowsThatNobodyWantsAreLeftOut() {
		final KnownVolume volume = KnownVolume.random(40, 22, 26, CHANNELS);
		final KnownVolumeNetwork network = new KnownVolumeNetwork(CLASSES, 1);
		final VolumePipeline pipeline = pipeline(network, CUTS.get(0));
		final float[] all = run(pipeline, volume, box -> true);
		final int windows = network.shapes.stream().mapToInt(s -> s[0]).sum();
		assertEquals(pipeline.plan(volume).tiles(), windows);
		network.shapes.clear();
		// of interest: z >= 25, x < 9
		final float[] some = run(pipeline, volume, box -> box.max(2) >= 25 && box.min(0) < 9);
		assertTrue(network.shapes.stream().mapToInt(s -> s[0]).sum() < windows / 2);
		int same = 0, zero = 0;
		for (int z = 0, i = 0; z < 40; z++)
			for (int y = 0; y < 22; y++)
				for (int x = 0; x < 26; x++)
					for (int c = 0; c < CLASSES; c++, i++) {
						if (z >= 25 && x < 9) assertEquals(all[i], some[i], 1e-6);
						if (some[i] == 0) zero++;
						else same++;
					}
		assertTrue("what is far from there is 0: " + zero + ", " + same, zero > same);
		final List<Integer> none = new ArrayList<>();
		pipeline.run(volume, box -> false, (z, values) -> {
			for (final float v : values)
				assertEquals(0, v, 0);
			none.add((int) z);
		}, Progress.none(), "Testing");
		assertEquals(40, none.size());
	}

	@Test
	public void batchesAreFilled() {
		final KnownVolumeNetwork network = new KnownVolumeNetwork(CLASSES, 0);
		final Protocol p = VolumePipeline.windows(40, 0, 0);
		// windows of 64,000 voxels: four in a batch; 3 x 2 x 1 = 6 of them
		run(new VolumePipeline(network, p, p, p, CLASSES, 1), KnownVolume.random(101, 50, 30, CHANNELS), box -> true);
		assertEquals(List.of(4, 2), network.shapes.stream().map(s -> s[0]).toList());
	}
}
