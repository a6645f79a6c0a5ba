package org.cutis.rcm;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.cutis.bench.RcmModels;
import org.cutis.bench.RcmReach;
import org.cutis.command.RcmImages;
import org.cutis.engine.Architecture;
import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engines;
import org.cutis.engine.Predictor;
import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelClass;
import org.cutis.task.Progress;
import org.cutis.tile.Protocol;
import org.cutis.tile.Scale;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/** Against the same steps done one after the other on whole arrays. Images begin elsewhere than at (0, 0). */
public class RcmSegmenterTest {

	private static final int CLASSES = 6;

	/** µm per pixel of the image, where the model has 2. */
	private static final PixelSize SIZE = new PixelSize(0.5, 0.5, 0.5, true);

	@ClassRule
	public static final TemporaryFolder FOLDER = new TemporaryFolder();

	private static ModelBundle model, mednet;

	@BeforeClass
	public static void makeModels() throws Exception {
		final Path root = FOLDER.getRoot().toPath();
		model = RcmImages.untrained(root.resolve("tiny"));
		mednet = RcmModels.random(Architecture.MEDNET, root.resolve("mednet"));
	}

	/** Smooth patches with noise, at (-7, 1000). */
	private static Volume<?> mosaic(final int width, final int height) {
		final byte[] pixels = new byte[width * height];
		final Random random = new Random(4);
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (byte) (120 + 60 * Math.sin(i % width / 9.0) + 50 * Math.cos(i / width / 13.0) + random.nextInt(20));
		final RandomAccessibleInterval<UnsignedByteType> image = Views.translate(ArrayImgs.unsignedBytes(pixels, width, height,
			1, 1), -7, 1000, 3, -2);
		return new Volume<>("mosaic", image, SIZE);
	}

	private static RcmResult segment(final Volume<?> image, final Interval region, final String protocol,
		final ModelBundle bundle) throws Exception
	{
		return RcmSegmenter.segment(new RcmRequest(image, region, bundle, Device.CPU, protocol), true, true, Progress
			.none());
	}

	/** Means of 4 x 4, at the right and lower end of what there is; the whole through the network; interpolated back. */
	@Test
	public void resamplesPredictsAndComesBack() throws Exception {
		final int w = 61, h = 46, mw = 16, mh = 12;
		final Volume<?> image = mosaic(w, h);
		final RcmResult found = segment(image, null, "fast", model);
		final FloatBuffer in = Buffers.direct(mw * mh);
		final var at = image.pixels().randomAccess();
		for (int y = 0; y < mh; y++)
			for (int x = 0; x < mw; x++) {
				double sum = 0;
				int n = 0;
				for (int v = 4 * y; v < Math.min(h, 4 * y + 4); v++)
					for (int u = 4 * x; u < Math.min(w, 4 * x + 4); u++, n++)
						sum += at.setPositionAndGet(u - 7, v + 1000, 3, -2).getRealDouble();
				in.put((float) (sum / n / 255));
			}
		final float[] out = new float[mw * mh * CLASSES];
		try (Predictor network = Engines.get().load(model.savedModel(), Device.CPU)) {
			network.predict(in.rewind(), 1, mh, mw, 1).get(out);
		}
		int mistakes = 0;
		for (int y = 0; y < h; y++)
			for (int x = 0; x < w; x++) {
				final double px = Math.max(0, Math.min(mw - 1, (x + 0.5) / 4 - 0.5)), py = Math.max(0, Math.min(mh - 1, (y + 0.5) /
					4 - 0.5));
				final int x0 = (int) px, y0 = (int) py, x1 = Math.min(mw - 1, x0 + 1), y1 = Math.min(mh - 1, y0 + 1);
				int best = 0;
				final double[] p = new double[CLASSES];
				for (int c = 0; c < CLASSES; c++) {
					final double top = (1 - px + x0) * out[(y0 * mw + x0) * CLASSES + c] + (px - x0) * out[(y0 * mw + x1) * CLASSES +
						c];
					final double low = (1 - px + x0) * out[(y1 * mw + x0) * CLASSES + c] + (px - x0) * out[(y1 * mw + x1) * CLASSES +
						c];
					p[c] = (1 - py + y0) * top + (py - y0) * low;
					assertEquals(p[c], found.probability()[c][y * w + x], 1e-5);
					if (p[c] > p[best]) best = c;
				}
				assertEquals(p[best], found.confidence()[y * w + x], 1e-5);
				if (found.labels()[y * w + x] != best) mistakes++;
			}
		assertTrue("only ties: " + mistakes, mistakes <= 2);
		assertEquals(w, found.width());
		assertEquals(h, found.height());
	}

	/** What a small network gives inside the image does not hang on how it is cut. */
	@Test
	public void protocolsAgreeWhereTheNetworkSeesAll() throws Exception {
		final int w = 1296, h = 1056, border = 100;
		final Volume<?> image = mosaic(w, h);
		final RcmResult fast = segment(image, null, "fast", model), paper = segment(image, null, "paper-mednet", model);
		// Of its windows only the middle counts; but at the image's end there is none whose middle it is.
		for (int y = border; y < h - border; y++)
			for (int x = border; x < w - border; x++)
				for (int c = 0; c < CLASSES; c++)
					assertEquals(fast.probability()[c][y * w + x], paper.probability()[c][y * w + x], 1e-5);
	}

	@Test
	public void aRegionIsAsInTheWhole() throws Exception {
		final Volume<?> image = mosaic(640, 500);
		final Interval region = FinalInterval.createMinSize(-7 + 403, 1000 + 91, 111, 87);
		for (final String protocol : List.of("fast", "paper-mednet")) {
			final RcmResult whole = segment(image, null, protocol, model), part = segment(image, region, protocol, model);
			assertEquals(111, part.width());
			assertEquals(87, part.height());
			for (int y = 0; y < 87; y++)
				for (int x = 0; x < 111; x++) {
					final int i = y * 111 + x, k = (y + 91) * 640 + x + 403;
					assertEquals(whole.confidence()[k], part.confidence()[i], 1e-4);
					for (int c = 0; c < CLASSES; c++)
						assertEquals(whole.probability()[c][k], part.probability()[c][i], 1e-4);
				}
		}
	}

	@Test
	public void whatIsSeenAroundARegion() {
		final Interval image = FinalInterval.createMinMax(-7, 1000, -7 + 11999, 1000 + 7999);
		final Interval seen = RcmSegmenter.around(FinalInterval.createMinMax(-7 + 5000, 1000 + 100, -7 + 5999, 1000 + 7990),
			image, Protocol.fast(1152, 96, 16), new Scale(4, 4), 16);
		// x: 5000 / 4 - 96 = 1154, of which 1152 is a multiple of 16, at 4608. y: the image's ends are nearer than 384.
		assertEquals(-7 + 4608, seen.min(0));
		assertEquals(-7 + 5999 + 384, seen.max(0));
		assertEquals(1000, seen.min(1));
		assertEquals(1000 + 7999, seen.max(1));
	}

	/** MED-Net at laptop size: beyond the halo nothing matters; a third as far off it does. */
	@Test
	public void theHaloCoversWhatMedNetSees() throws Exception {
		final int halo = RcmSegmenter.fast(mednet.info()).halo();
		assertEquals(96, halo);
		try (Predictor network = Engines.get().load(mednet.savedModel(), Device.CPU)) {
			final RcmReach reach = RcmReach.of(network, CLASSES, 384, 1 / 255f, 0);
			assertTrue(String.valueOf(reach.changed()[halo]), reach.changed()[halo] < 1e-3);
			assertTrue(String.valueOf(reach.difference()[halo]), reach.difference()[halo] < 0.02);
			assertTrue("it can be measured", reach.difference()[halo / 3] > 0.05);
		}
	}

	@Test
	public void whatIsNoPartOfTheLesion() {
		assertEquals(Set.of(0, 2), RcmSegmenter.outside(List.of(new ModelClass("Artifact", 0), new ModelClass("ring", 0),
			new ModelClass("background", 0))));
	}
}
