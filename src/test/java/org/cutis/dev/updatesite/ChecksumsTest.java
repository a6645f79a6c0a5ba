package org.cutis.dev.updatesite;

import static org.cutis.dev.updatesite.TinyFiles.jar;
import static org.cutis.dev.updatesite.TinyFiles.sha1;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.cutis.task.UserError;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Against the bytes that Fiji's updater (UpdaterUtil.getDigest) hashes, written down by hand. */
public class ChecksumsTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	/** Sorted by name, capitals first; a folder by its name; of the manifest the name; of properties what is no comment. */
	@Test
	public void jars() throws Exception {
		final Path file = jar(folder.getRoot().toPath().resolve("x.jar"), "b.class", "\0\1\377", "org/", "", "META-INF/MANIFEST.MF",
			"Built-By: me\n", "a.properties", "#Mon Jan 1\nk=1#2\n #x\n#end", "META-INF/", "");
		assertEquals(sha1("META-INF/" + "META-INF/MANIFEST.MF" + "a.properties" + "\nk=1#2\n #x\n" + "b.class" + "\0\1\377" +
			"org/"), Checksums.of("jars/x.jar", file));
	}

	@Test
	public void aRebuiltJarIsTheSame() throws Exception {
		final Path root = folder.getRoot().toPath();
		final String one = Checksums.of("x.jar", jar(root.resolve("1.jar"), "a", "1", "p.properties", "#monday\nv=1\n",
			"META-INF/MANIFEST.MF", "Created-By: 17\n"));
		assertEquals(one, Checksums.of("x.jar", jar(root.resolve("2.jar"), "p.properties", "#tuesday\nv=1\n",
			"META-INF/MANIFEST.MF", "Created-By: 21\n", "a", "1")));
		assertTrue(!one.equals(Checksums.of("x.jar", jar(root.resolve("3.jar"), "a", "1", "p.properties", "#monday\nv=2\n",
			"META-INF/MANIFEST.MF", "Created-By: 17\n"))));
	}

	/** What SkipHashedLines makes of these by its source: it loses track of where a line starts after an empty one. */
	@Test
	public void oddComments() throws Exception {
		final String[][] cases = { { "\n#kept\n#left out\n", "\n#kept\n\n" }, { "#\n#kept\n", "\n#kept\n" }, { "##\n#kept",
			"\n#kept" }, { "##a#\n#b\nc", "\n\nc" }, { "a\n\n#out\n", "a\n\n#out\n" }, { "#", "" }, { "", "" } };
		for (final String[] c : cases) {
			final Path file = jar(folder.getRoot().toPath().resolve("x.jar"), "p.properties", c[0]);
			assertEquals(c[0], sha1("p.properties" + c[1]), Checksums.of("x.jar", file));
		}
	}

	@Test
	public void otherFiles() throws Exception {
		final Path file = Files.writeString(folder.getRoot().toPath().resolve("any"), "#text\n");
		assertEquals(sha1("lib/cutis/a.properties#text\n"), Checksums.of("lib/cutis/a.properties", file));
	}

	@Test
	public void aBrokenJar() throws Exception {
		final Path file = Files.writeString(folder.getRoot().toPath().resolve("broken.jar"), "PK");
		final UserError error = assertThrows(UserError.class, () -> Checksums.of("jars/broken.jar", file));
		assertTrue(error.getMessage(), error.getMessage().startsWith(file + " is not a whole jar"));
	}
}
