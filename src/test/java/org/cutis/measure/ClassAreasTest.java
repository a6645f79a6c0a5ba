package org.cutis.measure;

import static org.junit.Assert.assertEquals;

import java.util.List;

import org.cutis.image.PixelSize;
import org.cutis.image.Table;
import org.cutis.model.ModelClass;
import org.junit.Test;

/** Worked out by hand: 8 pixels of labels 0 (5), 1 (none) and 200 (3). */
public class ClassAreasTest {

	private static final List<ModelClass> CLASSES = List.of(new ModelClass("background", 0), new ModelClass("dermis", 1));

	@Test
	public void labelsAreCounted() {
		final long[] counts = ClassAreas.count(new byte[][] { { 0, 0, (byte) 200, 0 }, { (byte) 200, 0, 0, (byte) 200 } });
		assertEquals(256, counts.length);
		for (int label = 0; label < 256; label++)
			assertEquals("label " + label, label == 0 ? 5 : label == 200 ? 3 : 0, counts[label]);
	}

	@Test
	public void anImageHasAreas() {
		final Table table = ClassAreas.table(CLASSES, new long[] { 6, 2 }, 1, new PixelSize(2, 3, 50, true));
		assertEquals(List.of("label", "class", "pixels", "percent", "area_um2", "area_mm2"), table.columns());
		assertEquals(List.of(0, "background", 6L, 75.0, 36.0), table.rows().get(0).subList(0, 5));
		assertEquals(36e-6, (Double) table.rows().get(0).get(5), 1e-18);
		assertEquals(List.of(1, "dermis", 2L, 25.0, 12.0), table.rows().get(1).subList(0, 5));
		assertEquals(2, table.rows().size());
	}

	@Test
	public void aStackHasVolumes() {
		final Table table = ClassAreas.table(CLASSES, new long[] { 0, 4 }, 2, new PixelSize(2, 3, 50, true));
		assertEquals(List.of("label", "class", "voxels", "percent", "volume_um3", "volume_mm3"), table.columns());
		assertEquals(List.of(0, "background", 0L, 0.0, 0.0, 0.0), table.rows().get(0));
		assertEquals(List.of(1, "dermis", 4L, 100.0, 1200.0), table.rows().get(1).subList(0, 5));
		assertEquals(1200e-9, (Double) table.rows().get(1).get(5), 1e-18);
	}

	@Test
	public void withoutPixelSizeThereAreNeither() {
		final Table table = ClassAreas.table(CLASSES, new long[] { 6, 2 }, 1, PixelSize.UNKNOWN);
		assertEquals(List.of("label", "class", "pixels", "percent"), table.columns());
		assertEquals(List.of(0, "background", 6L, 75.0), table.rows().get(0));
	}
}
