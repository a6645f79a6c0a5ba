package org.cutis.dev.updatesite;

import static org.cutis.dev.updatesite.TinyFiles.contents;
import static org.cutis.dev.updatesite.TinyFiles.first;
import static org.cutis.dev.updatesite.TinyFiles.jar;
import static org.cutis.dev.updatesite.TinyFiles.layout;
import static org.cutis.dev.updatesite.TinyFiles.second;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.cutis.task.UserError;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SiteBuilderTest {

	private static final Instant MAY = Instant.parse("2026-05-04T09:08:07.9Z"), JUNE = Instant.parse(
		"2026-06-01T00:00:00Z"), JULY = Instant.parse("2026-07-01T00:00:00Z");

	private static final long MAY_STAMP = 20260504090807L, JUNE_STAMP = 20260601000000L;

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private Path root, site, one, two;

	@Before
	public void layOut() throws IOException {
		root = folder.getRoot().toPath();
		site = root.resolve("site");
		one = first(root.resolve("one"));
		two = second(root.resolve("two"));
	}

	@Test
	public void theFirstTime() throws Exception {
		final List<String> changes = SiteBuilder.build(site, layout(one), MAY);
		assertEquals(6, changes.size());
		final Map<String, String> expected = new HashMap<>();
		contents(one).forEach((name, bytes) -> expected.put(name + "-20260504090807", bytes));
		final Map<String, String> published = contents(site);
		published.remove("db.xml.gz");
		assertEquals(expected, published);
		consistent();
		final SiteFile cutis = file("plugins/Cutis_.jar");
		assertEquals(MAY_STAMP, cutis.version().timestamp());
		assertEquals(Files.size(one.resolve("plugins/Cutis_-0.1.0.jar")), cutis.version().size());
		assertEquals(Set.of("jars/jhdf.jar", "lib/cutis/djl-api.jar", "lib/cutis/NOTICE.txt",
			"lib/cutis/tensorflow-core-native-linux-x86_64.jar", "lib/cutis/tensorflow-core-native-windows-x86_64.jar"), cutis
				.version().dependencies().stream().map(SiteFile.Dependency::name).collect(Collectors.toSet()));
		assertEquals(List.of("linux64"), file("lib/cutis/tensorflow-core-native-linux-x86_64.jar").platforms());
		assertEquals(List.of("win64"), file("lib/cutis/tensorflow-core-native-windows-x86_64.jar").platforms());
		assertEquals(List.of(), file("lib/cutis/djl-api.jar").platforms());
	}

	@Test
	public void twiceAddsNothing() throws Exception {
		SiteBuilder.build(site, layout(one), MAY);
		final Map<String, String> before = contents(site);
		assertEquals(List.of(), SiteBuilder.build(site, layout(one), JUNE));
		assertEquals(before, contents(site));
		jar(one.resolve("plugins/Cutis_-0.1.0.jar"), "a.class", "one", "META-INF/MANIFEST.MF", "Built-By: somebody else\n");
		assertEquals("built again", List.of(), SiteBuilder.build(site, layout(one), JUNE));
		assertEquals(before, contents(site));
	}

	@Test
	public void aNewVersionKeepsTheOldOnes() throws Exception {
		SiteBuilder.build(site, layout(one), MAY);
		final Map<String, String> before = contents(site);
		assertEquals(Set.of("replaced  plugins/Cutis_-0.2.0.jar", "replaced  lib/cutis/djl-api-0.31.0.jar",
			"new       jars/mfl-core-0.5.0.jar", "obsolete  jars/jhdf-0.9.4.jar"), Set.copyOf(SiteBuilder.build(site, layout(two),
				JUNE)));
		final SiteFile cutis = file("plugins/Cutis_.jar");
		assertEquals("plugins/Cutis_-0.2.0.jar", cutis.name());
		assertEquals(List.of(new SiteFile.Previous("plugins/Cutis_-0.1.0.jar", Checksums.of("x.jar", one.resolve(
			"plugins/Cutis_-0.1.0.jar")), MAY_STAMP, JUNE_STAMP)), cutis.previous());
		assertFalse(cutis.version().dependencies().stream().anyMatch(d -> d.name().equals("jars/jhdf.jar")));
		final SiteFile gone = file("jars/jhdf.jar");
		assertEquals(null, gone.version());
		assertEquals(List.of(new SiteFile.Previous("jars/jhdf-0.9.4.jar", Checksums.of("x.jar", one.resolve(
			"jars/jhdf-0.9.4.jar")), MAY_STAMP, JUNE_STAMP)), gone.previous());
		assertEquals("unchanged", MAY_STAMP, file("lib/cutis/NOTICE.txt").version().timestamp());
		final Map<String, String> after = contents(site);
		assertEquals("three files more", before.size() + 3, after.size());
		before.remove("db.xml.gz");
		assertTrue("history is kept", after.entrySet().containsAll(before.entrySet()));
		consistent();
		assertEquals(List.of(), SiteBuilder.build(site, layout(two), JULY));
	}

	@Test
	public void backToTheOldOne() throws Exception {
		SiteBuilder.build(site, layout(one), MAY);
		SiteBuilder.build(site, layout(two), JUNE);
		SiteBuilder.build(site, layout(one), JULY);
		final SiteFile hdf = file("jars/jhdf.jar");
		assertEquals(20260701000000L, hdf.version().timestamp());
		assertEquals(1, hdf.previous().size());
		assertEquals(2, file("plugins/Cutis_.jar").previous().size());
		consistent();
	}

	/** Whichever file it breaks at, the index is the old one and the site whole; the next time all comes right. */
	@Test
	public void aCrashLeavesTheOldSite() throws Exception {
		SiteBuilder.build(site, layout(one), MAY);
		final byte[] index = Files.readAllBytes(site.resolve(SiteIndex.NAME));
		for (final String file : List.of("jars/mfl-core-0.5.0.jar", "lib/cutis/djl-api-0.31.0.jar",
			"plugins/Cutis_-0.2.0.jar"))
		{
			final Path obstacle = Files.createDirectories(site.resolve(file + "-" + JUNE_STAMP).resolve("x"));
			assertThrows(IOException.class, () -> SiteBuilder.build(site, layout(two), JUNE));
			assertArrayEquals(index, Files.readAllBytes(site.resolve(SiteIndex.NAME)));
			assertEquals(List.of(), SiteCheck.of(site).problems());
			Files.delete(obstacle);
			Files.delete(obstacle.getParent());
		}
		final List<Path> left = SiteCheck.of(site).leftOver();
		assertEquals(List.of(site.resolve("jars/mfl-core-0.5.0.jar-" + JUNE_STAMP), site.resolve(
			"lib/cutis/djl-api-0.31.0.jar-" + JUNE_STAMP)), left);
		SiteBuilder.build(site, layout(two), JUNE);
		consistent();
	}

	/** A new site is one from the start: it can be built further. */
	@Test
	public void aCrashTheFirstTime() throws Exception {
		final Path tooLong = Files.writeString(one.resolve("lib/cutis/" + "x".repeat(250)), "with a timestamp");
		assertThrows(IOException.class, () -> SiteBuilder.build(site, layout(one), MAY));
		consistent();
		assertEquals(0, SiteIndex.read(site).files().size());
		assertTrue("it was in the middle", SiteCheck.of(site).leftOver().size() > 2);
		Files.delete(tooLong);
		assertEquals(6, SiteBuilder.build(site, layout(one), JUNE).size());
		consistent();
	}

	@Test
	public void aLayoutThatCannotBeRead() throws Exception {
		final Layout layout = layout(one);
		final Path last = one.resolve("plugins/Cutis_-0.1.0.jar");
		Files.writeString(last, "PK");
		assertMessage("is not a whole jar", () -> SiteBuilder.build(site, layout, MAY));
		assertEquals("nothing is written before all is read", Map.of(), contents(site));
		first(one);
		SiteBuilder.build(site, layout(one), MAY);
		consistent();
	}

	@Test
	public void theClockIsPutBack() throws Exception {
		SiteBuilder.build(site, layout(one), Instant.parse("2026-12-31T23:59:59Z"));
		SiteBuilder.build(site, layout(two), MAY);
		assertEquals(20270101000000L, file("plugins/Cutis_.jar").version().timestamp());
		consistent();
	}

	@Test
	public void otherPlatformsNativesFromAnotherFolder() throws Exception {
		final Path natives = root.resolve("natives");
		jar(natives.resolve("lib/cutis/tensorflow-core-native-1.0.0-macosx-arm64.jar"), "m.dylib", "m");
		SiteBuilder.build(site, layout(one, natives), MAY);
		assertEquals(List.of("macos-arm64"), file("lib/cutis/tensorflow-core-native-macosx-arm64.jar").platforms());
	}

	@Test
	public void whatIsNotAllowed() throws Exception {
		refused("is not a part of Cutis", "jars/gson-2.10.jar");
		refused("is not a part of Cutis", "plugins/Other_.jar");
		refused("is not a part of Cutis", "ImageJ.cfg");
		refused("versions of one file", "lib/cutis/djl-api-0.99.0.jar");
		refused("does not do in web addresses", "lib/cutis/a b.txt");
		Files.createFile(one.resolve("lib/cutis/empty.txt"));
		refused("is empty");
		final Path other = root.resolve("other");
		Files.createDirectories(other.resolve("lib/cutis"));
		Files.writeString(other.resolve("lib/cutis/NOTICE.txt"), "else\n");
		assertMessage("differ", () -> layout(two, other));
		assertMessage("There is no plugins/Cutis_-VERSION.jar", () -> layout(other));
		assertMessage("is not a folder", () -> layout(root.resolve("nowhere")));
		assertMessage("it is not empty", () -> SiteBuilder.build(other, layout(two), MAY));
	}

	@Test
	public void aDamagedIndexIsLeftAlone() throws Exception {
		SiteBuilder.build(site, layout(one), MAY);
		Files.writeString(site.resolve(SiteIndex.NAME), "no zip");
		final Map<String, String> before = contents(site);
		assertMessage("Restore it from a backup", () -> SiteBuilder.build(site, layout(two), JUNE));
		assertEquals(before, contents(site));
	}

	private void refused(final String message, final String... files) throws IOException {
		for (final String file : files) {
			Files.createDirectories(one.resolve(file).getParent());
			jar(one.resolve(file), "x", "x");
		}
		assertMessage(message, () -> layout(one));
		for (final String file : files)
			Files.delete(one.resolve(file));
	}

	private static void assertMessage(final String part, final org.junit.function.ThrowingRunnable action) {
		final UserError error = assertThrows(UserError.class, action);
		assertTrue(error.getMessage(), error.getMessage().contains(part));
	}

	private SiteFile file(final String key) throws IOException {
		return SiteIndex.read(site).files().get(key);
	}

	private void consistent() throws IOException {
		assertEquals(List.of(), SiteCheck.of(site).problems());
	}
}
