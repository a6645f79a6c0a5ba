package org.cutis.tile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Random;

import org.cutis.task.Progress;
import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Seams that are there and seams that are not, on translated images. */
public class SeamsTest {

	private static final Protocol TILES = Protocol.fast(48, 8, 0);

	private static RandomAccessibleInterval<FloatType> image(final float[] values, final int width) {
		return Views.translate(ArrayImgs.floats(values, width, values.length / width), -20, 6);
	}

	@Test
	public void byHand() {
		// 0 1 1 | 4    Steps along x: columns 1, 2, 3: mean 1, 0, (3 + 5) / 2 = 4
		// 0 1 1 | 6    along y: row 1: 2 / 4 = 0.5
		final RandomAccessibleInterval<FloatType> image = image(new float[] { 0, 1, 1, 4, 0, 1, 1, 6 }, 4);
		final Seams seams = Seams.of(image, List.of(3L), List.of(), Seams.DISTANCE);
		assertEquals(1, seams.lines());
		assertEquals(4, seams.border(), 0);
		assertEquals(0.5, seams.elsewhere(), 1e-12);
		// of 1, 0 and 0.5
		assertEquals(0.5, seams.deviation(), 1e-12);
		assertEquals(8, seams.ratio(), 1e-12);
		assertEquals(7, seams.excess(), 1e-12);
		final Seams labels = Seams.of(image, List.of(3L), List.of(1L), Seams.CHANGE);
		assertEquals((1 + 0.25) / 2, labels.border(), 1e-12);
		assertEquals(0.5, labels.elsewhere(), 1e-12);
	}

	private static float[] noise(final int width, final int height) {
		final Random random = new Random(12);
		final float[] values = new float[width * height];
		for (int i = 0; i < values.length; i++)
			values[i] = random.nextFloat();
		return values;
	}

	private static Seams afterTiles(final double brighterInOddTiles) {
		final int width = 301, height = 260;
		final float[] values = noise(width, height);
		final KnownNetwork network = new KnownNetwork(1, 0) {

			private int tile;

			@Override
			float[] output(final float[] image, final int h, final int w, final int channels) {
				final float[] out = super.output(image, h, w, channels);
				for (int i = 0; i < out.length && tile % 2 == 1; i++)
					out[i] += (float) brighterInOddTiles;
				tile++;
				return out;
			}
		};
		final TilePipeline pipeline = new TilePipeline(network, TILES, 1, 1);
		final ImageSource source = new ImageSource("test", image(values, width), 1, 0);
		final Collected out = new Collected(width, height, 1);
		pipeline.run(source, out, Progress.none(), "Testing");
		final TilePlan plan = pipeline.plan(source);
		assertEquals("tiles side by side alternate", 1, plan.columns().count() % 2);
		return Seams.of(image(out.all(), width), TilePlan.borders(plan.columns()), TilePlan.borders(plan.rows()),
			Seams.DISTANCE);
	}

	@Test
	public void tilesThatFitLeaveNoSeam() {
		final Seams none = afterTiles(0);
		assertTrue(none.lines() >= 14);
		assertTrue(none.toString(), Math.abs(none.excess()) < 3 && Math.abs(none.ratio() - 1) < 0.05);
	}

	@Test
	public void tilesThatDoNotAreFound() {
		final Seams seen = afterTiles(0.2);
		assertTrue(seen.toString() + seen.excess(), seen.excess() > 3 && seen.ratio() > 1.05);
	}

	@Test
	public void bordersOfAPlanByHand() {
		// 100 pixels by two windows of 56, 44 apart: they count to 52 and from 48 on.
		assertEquals(List.of(48L, 52L), TilePlan.borders(Windows.of(100, Protocol.fast(64, 4, 3), 1)));
		assertEquals(List.of(), TilePlan.borders(Windows.of(60, Protocol.fast(64, 4, 3), 1)));
	}
}
