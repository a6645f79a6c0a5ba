package org.cutis.view;

import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.List;

import org.cutis.image.Table;
import org.junit.Test;

import ij.measure.ResultsTable;

public class ResultsTablesTest {

	@Test
	public void numbersTextsAndMissingValues() {
		final ResultsTable t = ResultsTables.of(new Table("T", List.of("slice", "mean_um", "gaps"), List.of(Arrays.asList(
			1, 12.5, 3L), Arrays.asList(2, null, 5L), Arrays.asList("all", 1 / 3.0, 8L))));
		assertEquals(3, t.size());
		assertEquals("slice,mean_um,gaps", String.join(",", t.getHeadings()));
		assertEquals("1", t.getStringValue("slice", 0));
		assertEquals("all", t.getStringValue("slice", 2));
		assertEquals(12.5, t.getValue("mean_um", 0), 0);
		assertEquals("", t.getStringValue("mean_um", 1));
		assertEquals("0.3333", t.getStringValue("mean_um", 2));
		assertEquals("8", t.getStringValue("gaps", 2));
	}
}
