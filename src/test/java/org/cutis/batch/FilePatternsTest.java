package org.cutis.batch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.cutis.task.UserError;
import org.junit.Test;

public class FilePatternsTest {

	private static final List<String> FILES = List.of("a.tif", "A.TIFF", "b/a.png", "b/c.tif", "x.mat", "R_1_LF.mat");

	@Test
	public void patternsAreForNamesOrPaths() {
		assertEquals(List.of("a.tif", "A.TIFF", "b/c.tif"), matching("*.tif, *.tiff"));
		assertEquals(List.of("a.tif", "A.TIFF", "b/c.tif"), matching("*.{tif,tiff}"));
		assertEquals(List.of("b/a.png", "b/c.tif"), matching("b/*"));
		assertEquals(List.of("R_1_LF.mat"), matching("*_lf.mat"));
		assertEquals(List.of("a.tif", "b/a.png"), matching("A.???,,"));
		assertEquals(FILES, matching("*"));
	}

	@Test
	public void wrongOnesAreSaid() {
		assertTrue(assertThrows(UserError.class, () -> new FilePatterns("*.tif, [a")).getMessage().startsWith(
			"The parameter pattern has '[a', which is not a pattern"));
		assertThrows(UserError.class, () -> new FilePatterns(" , "));
	}

	private static List<String> matching(final String pattern) {
		final FilePatterns patterns = new FilePatterns(pattern);
		return FILES.stream().filter(f -> patterns.matches(Path.of(f))).toList();
	}
}
