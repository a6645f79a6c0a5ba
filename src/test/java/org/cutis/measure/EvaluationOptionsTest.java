package org.cutis.measure;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;

import org.cutis.task.UserError;
import org.junit.Test;

public class EvaluationOptionsTest {

	@Test
	public void labelsAsUsersWriteThem() {
		assertEquals(List.of(), EvaluationOptions.parseLabels(" Auto "));
		assertEquals(List.of(), EvaluationOptions.parseLabels(""));
		assertEquals(List.of(0L, 1L, 3L, 4L, 5L), EvaluationOptions.parseLabels("3-5, 1,0;4 "));
		assertEquals(List.of(-3L, -2L, -1L, 70000L), EvaluationOptions.parseLabels("70000 -3 -2 -1"));
		assertEquals(100, EvaluationOptions.parseLabels("1-100").size());
	}

	@Test
	public void anythingElseIsASentence() {
		for (final String text : new String[] { "1.5", "a", "5-3", "1-101", "0, 2-101", ",", "1,,2", "99999999999" })
			assertEquals("The parameter labels is '" + text + "', but must be auto, or whole numbers and ranges such as " +
				"0, 1, 3-5, at most 100 labels.", assertThrows(text, UserError.class, () -> EvaluationOptions.parseLabels(
					text)).getMessage());
	}
}
