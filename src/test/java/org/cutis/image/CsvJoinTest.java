package org.cutis.image;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class CsvJoinTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Test
	public void tablesOfDifferentColumnsAreJoined() throws IOException {
		final List<CsvJoin.Part> parts = List.of(part("a,x", "label,area", "1,2.50", "\"a \"\"b\"\", c\","), part("b", "area,dice",
			"7,0.5"), part("c", "dice"), part("d"));
		final Path joined = folder.getRoot().toPath().resolve("joined.csv");
		CsvJoin.write("input", parts, joined, () -> {});
		assertEquals(List.of("input,label,area,dice", "\"a,x\",1,2.50,", "\"a,x\",\"a \"\"b\"\", c\",,", "b,,7,0.5"), Files
			.readAllLines(joined));
	}

	@Test
	public void itCanBeStopped() throws IOException {
		final List<CsvJoin.Part> parts = List.of(part("a", "x", "1"));
		assertThrows(CancellationException.class, () -> CsvJoin.write("input", parts, folder.getRoot().toPath().resolve(
			"joined.csv"), () -> {
				throw new CancellationException();
			}));
	}

	private CsvJoin.Part part(final String name, final String... lines) throws IOException {
		return new CsvJoin.Part(name, Files.write(folder.newFile().toPath(), Arrays.asList(lines)));
	}
}
