package org.cutis.measure;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.cutis.image.PixelSize;
import org.cutis.image.Table;
import org.cutis.model.ModelClass;
import org.cutis.task.Progress;
import org.junit.Test;

/** Worked out by hand: background 0, ring 1, nested 2 and a class 3 that is nowhere, on 5 x 4 pixels of 100 x 200 µm. */
public class RegionTablesTest {

	private static final List<ModelClass> CLASSES = List.of(new ModelClass("background", 1), new ModelClass("ring", 2),
		new ModelClass("nested", 3), new ModelClass("aspecific", 4));

	private static final byte[] LABELS = { //
		0, 0, 1, 0, 0, //
		0, 1, 2, 0, 0, //
		0, 0, 0, 0, 1, //
		2, 2, 0, 0, 1 };

	private static Table table(final byte[] labels) {
		return RegionTables.of(CLASSES, labels, 5, Set.of(0), Progress.none()).table("RCM patterns", new PixelSize(100, 200,
			1, true));
	}

	@Test
	public void classesAndLesion() {
		final Table table = table(LABELS);
		assertEquals("RCM patterns", table.title());
		assertEquals(List.of("label", "class", "pixels", "percent", "percent_of_lesion", "area_mm2", "regions",
			"region_mean_mm2", "largest_region_mm2", "largest_region_percent"), table.columns());
		// A pixel has 0.02 mm². The lesion: 2 + 1 pixels at the top, 2 to the right, 2 below.
		row(table.rows().get(0), 0, "background", 13L, 65.0, null, 0.26, 1L, 0.26, 0.26, 100.0);
		row(table.rows().get(1), 1, "ring", 4L, 20.0, 400 / 7.0, 0.08, 2L, 0.04, 0.04, 50.0);
		row(table.rows().get(2), 2, "nested", 3L, 15.0, 300 / 7.0, 0.06, 2L, 0.03, 0.04, 200 / 3.0);
		row(table.rows().get(3), 3, "aspecific", 0L, 0.0, 0.0, 0.0, 0L, null, 0.0, null);
		row(table.rows().get(4), null, "lesion", 7L, 35.0, 100.0, 0.14, 3L, 0.14 / 3, 0.06, 300 / 7.0);
		assertEquals(5, table.rows().size());
	}

	@Test
	public void withoutLesion() {
		final List<Object> lesion = table(new byte[20]).rows().get(4);
		row(lesion, null, "lesion", 0L, 0.0, null, 0.0, 0L, null, 0.0, null);
		assertNull("a share of nothing", table(new byte[20]).rows().get(1).get(4));
	}

	private static void row(final List<Object> found, final Object... expected) {
		for (int i = 0; i < expected.length; i++)
			if (expected[i] instanceof Double d) assertEquals(Arrays.toString(expected) + " " + i, d, (Double) found.get(i), 1e-12);
			else assertEquals(Arrays.toString(expected) + " " + i, expected[i], found.get(i));
	}
}
