package org.cutis.tile;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.FloatBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.cutis.engine.NetworkSpec;
import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.cutis.model.Modality;
import org.cutis.model.ModelCard;
import org.cutis.model.ModelClass;
import org.cutis.model.ModelInfo;
import org.cutis.model.Normalization;
import org.cutis.model.SpaceAxis;
import org.cutis.model.Training;
import org.cutis.task.UserError;
import org.junit.Test;

import net.imglib2.img.array.ArrayImgs;
import net.imglib2.view.Views;

/** Where a network's output goes, worked out by hand, and how its image is cut. */
public class LabelPlanesTest {

	/** A model of maps, with axes of two multiples. */
	private static ModelInfo model(final int maps, final int levels, final int multipleY, final int multipleX) {
		final List<ModelClass> classes = new ArrayList<>();
		for (int i = 0; i < maps; i++)
			classes.add(new ModelClass("c" + i, i));
		final ModelCard card = new ModelCard("A model", "For tests.", List.of(new ModelCard.Author("A. Tester", "")), List
			.of(new ModelCard.Citation("A paper", "10.1000/182")), "BSD-2-Clause", List.of("skin"), "0.1.0", Instant.EPOCH);
		return new ModelInfo("test", card, Modality.OTHER, new NetworkSpec("unet", 1, maps, 4, 3, 0, levels), "in", "out",
			List.of("grey"), classes, List.of(new SpaceAxis("y", "", 1, multipleY, multipleY, 0), new SpaceAxis("x", "", 1,
				multipleX, multipleX, 0)), new Normalization(1, 0, ""), new Training("none", true, 1, 1, "none", Map.of()),
			"2.16.2");
	}

	/** Extents x, y, z. */
	private static LabelPlanes planes(final int x, final int y, final int z, final DepthAxis depth, final int maps,
		final double threshold, final boolean probability)
	{
		return new LabelPlanes(new Volume<>("test", Views.translate(ArrayImgs.unsignedBytes(x, y, z, 1), 3, -4, 11, 2),
			PixelSize.UNKNOWN), depth, model(maps, 1, 16, 16), threshold, probability);
	}

	@Test
	public void rowsRunAlongYOrZ() {
		// A slice of 2 rows x 3 columns of which the lower row and the right two columns are kept.
		final Span rows = new Span(0, 2, 1, 2), columns = new Span(0, 3, 1, 3);
		final FloatBuffer out = FloatBuffer.wrap(new float[] { 9, 9, 9, 9, 0.75f, 0.25f });
		final LabelPlanes y = planes(3, 2, 4, DepthAxis.Y, 1, 0.5, true);
		y.write(3, rows, columns, out);
		final byte[][] expectedY = new byte[4][6];
		expectedY[3][4] = 1;
		assertArrayEquals(expectedY, y.labels());
		assertArrayEquals(new float[] { 0, 0, 0, 0, 0.75f, 0.25f }, y.probability()[0][3], 0);
		final LabelPlanes z = planes(3, 4, 2, DepthAxis.Z, 1, 0.25, true);
		z.write(3, rows, columns, out);
		final byte[][] expectedZ = new byte[2][12];
		expectedZ[1][3 * 3 + 1] = 1;
		expectedZ[1][3 * 3 + 2] = 1;
		assertArrayEquals(expectedZ, z.labels());
		assertArrayEquals(new float[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.75f, 0.25f }, z.probability()[0][1], 0);
		assertEquals(3, z.width());
		assertEquals(4, z.height());
	}

	@Test
	public void theMostProbableOfSeveralClassesIsTaken() {
		final LabelPlanes planes = planes(4, 1, 1, DepthAxis.Y, 3, 0.99, true);
		planes.write(0, new Span(0, 1, 0, 1), new Span(0, 4, 0, 4), FloatBuffer.wrap(new float[] { 0.5f, 0.3f, 0.2f, 0.1f,
			0.2f, 0.7f, 0.4f, 0.4f, 0.2f, 0.2f, 0.4f, 0.4f }));
		assertArrayEquals("the first of equal ones", new byte[] { 0, 2, 0, 1 }, planes.labels()[0]);
		assertArrayEquals(new float[] { 0.3f, 0.2f, 0.4f, 0.4f }, planes.probability()[1][0], 0);
	}

	@Test
	public void labelsAbove127Fit() {
		final LabelPlanes planes = planes(1, 1, 1, DepthAxis.Y, 256, 0.5, false);
		final float[] maps = new float[256];
		maps[255] = 1;
		planes.write(0, new Span(0, 1, 0, 1), new Span(0, 1, 0, 1), FloatBuffer.wrap(maps));
		assertEquals(255, planes.labels()[0][0] & 0xff);
		assertNull(planes.probability());
		assertThrows(IllegalArgumentException.class, () -> planes(1, 1, 1, DepthAxis.Y, 257, 0.5, false));
	}

	@Test
	public void aNetworkThatGivesNoNumbersIsNotBelieved() {
		for (int maps = 1; maps <= 3; maps++)
			for (int at = 0; at < maps; at++) {
				final float[] out = new float[maps];
				out[at] = Float.NaN;
				final LabelPlanes planes = planes(1, 1, 1, DepthAxis.Y, maps, 0, true);
				final UserError e = assertThrows(UserError.class, () -> planes.write(0, new Span(0, 1, 0, 1), new Span(0, 1, 0,
					1), FloatBuffer.wrap(out)));
				assertTrue(e.getMessage(), e.getMessage().startsWith("Model test gives probabilities that are no numbers (NaN)"));
			}
	}

	@Test
	public void sidesAreMultiplesOfBothAxes() {
		assertEquals(16, ModelRun.multiple(model(1, 1, 16, 16)));
		assertEquals(48, ModelRun.multiple(model(1, 1, 16, 12)));
		assertEquals(1 << 30, ModelRun.multiple(model(1, 1, 3, 1 << 30)));
	}

	/** The shipped epidermis model's halo must stay 128: results would change. */
	@Test
	public void theHaloGrowsWithWhatTheNetworkSees() {
		assertEquals(128, ModelRun.halo(model(1, 1, 16, 16)));
		assertEquals(128, ModelRun.halo(model(1, 1, 1, 1)));
		assertEquals(256, ModelRun.halo(model(1, 3, 16, 16)));
		assertEquals(256, ModelRun.halo(model(1, 1, 32, 32)));
	}

	/** Whatever passes the check can be cut. */
	@Test
	public void everyMultipleThatIsTakenLeavesRoomForHalos() {
		for (int m = 1; m <= 256; m++) {
			final ModelInfo model = model(1, 1, m, m);
			ModelRun.check(model);
			final int halo = ModelRun.halo(model);
			assertTrue("multiple " + m + ", halo " + halo, halo >= 128 && halo <= 256);
			assertTrue(Span.cover(3000, 1024, halo, m).size() > 1);
		}
		assertThrows(UserError.class, () -> ModelRun.check(model(1, 1, 257, 1)));
	}
}
