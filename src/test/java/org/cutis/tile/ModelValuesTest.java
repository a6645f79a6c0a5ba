package org.cutis.tile;

import static org.junit.Assert.assertEquals;

import org.cutis.model.Normalization;
import org.junit.Test;

public class ModelValuesTest {

	/** A model for 8 bits whose values are about 0 on average. */
	private static final Normalization CENTRED = new Normalization(4 / 255.0, -1.6, "");

	private static final ValueRange BYTES = new ValueRange(0, 255);

	@Test
	public void valuesOfTheSameKindStayAsTheyAre() {
		for (final ValueRange range : new ValueRange[] { BYTES, new ValueRange(0, 40), new ValueRange(-20, 300) })
			assertEquals(new ModelValues(4 / 255.0, -1.6, false), ModelValues.fit(range, BYTES, CENTRED));
		assertEquals("a black image", new ModelValues(4 / 255.0, -1.6, false), ModelValues.fit(new ValueRange(0, 0),
			BYTES, CENTRED));
	}

	/** Both ends of the image must reach the network as both ends of what it has learned. */
	@Test
	public void othersAreStretched() {
		for (final ValueRange range : new ValueRange[] { new ValueRange(0, 65535), new ValueRange(0, 1), new ValueRange(-90,
			-13), new ValueRange(0, 0.001) }) {
			final ModelValues v = ModelValues.fit(range, BYTES, CENTRED);
			assertEquals(true, v.stretched());
			assertEquals(-1.6, v.gain() * range.min() + v.offset(), 1e-9);
			assertEquals(2.4, v.gain() * range.max() + v.offset(), 1e-9);
		}
		final ModelValues bytes = ModelValues.fit(BYTES, new ValueRange(-90, -10), new Normalization(0.1, 5, ""));
		assertEquals(-4, bytes.offset(), 1e-9);
		assertEquals(4, bytes.gain() * 255 + bytes.offset(), 1e-9);
	}

	@Test
	public void aModelsRangeIsThatOfItsExample() {
		assertEquals(BYTES, ValueRange.learned(new float[] { 12, 31, 5 }, CENTRED));
		assertEquals(new ValueRange(0, 4000), ValueRange.learned(new float[] { 12, 4000 }, CENTRED));
		assertEquals(new ValueRange(0, 0.75), ValueRange.learned(new float[] { 0.25f, 0.75f }, CENTRED));
		assertEquals(new ValueRange(-60, -5), ValueRange.learned(new float[] { -60, -5 }, CENTRED));
		final ValueRange none = ValueRange.learned(new float[] { 0, 0 }, CENTRED);
		assertEquals(102, none.min(), 1e-9);
		assertEquals(165.75, none.max(), 1e-9);
	}
}
