package org.cutis.batch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;

import org.cutis.task.UserError;
import org.junit.Test;

public class ShardTest {

	@Test
	public void shardsShareTheList() {
		final List<String> all = List.of("a", "b", "c", "d", "e");
		assertEquals(List.of("a", "d"), Shard.parse("1/3").of(all));
		assertEquals(List.of("b", "e"), Shard.parse(" 2 / 3 ").of(all));
		assertEquals(List.of("c"), Shard.parse("3/3").of(all));
		assertEquals(List.of(), Shard.parse("7/9").of(all));
		assertEquals(all, Shard.parse("").of(all));
		assertEquals(all, Shard.parse("1/1").of(all));
	}

	@Test
	public void wrongOnesAreSaid() {
		for (final String wrong : List.of("0/3", "4/3", "1", "a/b", "1/3/3", "-1/2", "1/0", "1/99999999999"))
			assertTrue(assertThrows(wrong, UserError.class, () -> Shard.parse(wrong)).getMessage().startsWith(
				"The parameter shard is '" + wrong + "', but must be two whole numbers as in 2/8"));
	}
}
