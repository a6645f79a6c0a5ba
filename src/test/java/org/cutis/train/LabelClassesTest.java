package org.cutis.train;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;

import org.cutis.model.ModelClass;
import org.cutis.task.UserError;
import org.cutis.train.LabelClasses.LabelClass;
import org.junit.Test;

public class LabelClassesTest {

	@Test
	public void greyValues() {
		final LabelClasses classes = LabelClasses.parse(" background=0, epidermis = 2;dermis=1", "-1");
		assertEquals(new LabelClasses(List.of(new LabelClass("background", 0), new LabelClass("epidermis", 2),
			new LabelClass("dermis", 1)), false, OptionalInt.of(-1)), classes);
		assertEquals(Map.of(0, 0, 2, 1, 1, 2, -1, LabelClasses.IGNORED), classes.indices());
		assertEquals(3, classes.modelClasses().stream().map(ModelClass::color).distinct().count());
	}

	@Test
	public void colours() {
		final LabelClasses classes = LabelClasses.parse("background=#000000,DEJ=#FFacff", "#808080");
		assertEquals(new LabelClasses(List.of(new LabelClass("background", 0), new LabelClass("DEJ", 0xFFACFF)), true,
			OptionalInt.of(0x808080)), classes);
		assertEquals(List.of(new ModelClass("background", 0), new ModelClass("DEJ", 0xFFACFF)), classes.modelClasses());
	}

	@Test
	public void found() {
		assertEquals(List.of(new LabelClass("0", 0), new LabelClass("7", 7)), LabelClasses.of(new TreeSet<>(List.of(7, 0,
			255)), false, OptionalInt.of(255)).classes());
		assertEquals(List.of(new LabelClass("#000001", 1), new LabelClass("#beff00", 0xbeff00)), LabelClasses.of(
			new TreeSet<>(List.of(0xbeff00, 1)), true, OptionalInt.empty()).classes());
	}

	private static void fails(final String sentence, final String classes, final String ignore) {
		assertEquals(sentence, assertThrows(UserError.class, () -> LabelClasses.parse(classes, ignore)).getMessage());
	}

	@Test
	public void sentences() {
		fails("The classes \"epidermis\" must be given as name=value, separated by commas, for example background=0, " +
			"epidermis=1 or background=#000000, epidermis=#7030a0.", "epidermis", "");
		fails("The label value \"x\" must be a whole number, for example 1, or a colour, for example #7030a0.", "a=0,b=x",
			null);
		fails("The label value \"#12\" must be a whole number, for example 1, or a colour, for example #7030a0.", "a=0,b=1",
			"#12");
		fails("The classes \"a=0,b=#000001\" mix grey values and colours. Give either grey values (1) or colours (#7030a0) " +
			"for all.", "a=0,b=#000001", "");
		fails("There must be at least two classes, for example background=0, epidermis=1, but there is only a.", "a=0", "");
		fails("Two classes have the same name. Give each class its own.", "a=0,a=1", "");
		fails("Two classes have the same value. Give each class its own.", "a=1,b=1", "");
		fails("The class b has the value of the pixels that are to be ignored. Change one of the two.", "a=0,b=1", "1");
	}
}
