package org.cutis.dev.updatesite;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.cutis.task.UserError;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SiteCheckTest {

	private static final String MAY = "-20260504090807", JUNE = "-20260601000000";

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private Path site;

	/** Two versions of everything. */
	@Before
	public void publish() throws IOException {
		site = folder.getRoot().toPath().resolve("site");
		SiteBuilder.build(site, TinyFiles.layout(TinyFiles.first(folder.newFolder().toPath())), Instant.parse(
			"2026-05-04T09:08:07Z"));
		SiteBuilder.build(site, TinyFiles.layout(TinyFiles.second(folder.newFolder().toPath())), Instant.parse(
			"2026-06-01T00:00:00Z"));
		assertEquals(new SiteCheck.Result(List.of(), List.of()), SiteCheck.of(site));
	}

	@Test
	public void whatIsMissing() throws Exception {
		final Path now = site.resolve("plugins/Cutis_-0.2.0.jar" + JUNE), before = site.resolve("plugins/Cutis_-0.1.0.jar" + MAY),
				gone = site.resolve("jars/jhdf-0.9.4.jar" + MAY);
		for (final Path file : List.of(now, before, gone))
			Files.delete(file);
		assertEquals(List.of(gone + " is missing", now + " is missing", before + " is missing"), SiteCheck.of(site).problems());
	}

	@Test
	public void whatHasChanged() throws Exception {
		final Path text = site.resolve("lib/cutis/NOTICE.txt" + MAY);
		Files.writeString(text, "of Others\n");
		problem(text + " has another checksum than ");
		Files.writeString(text, "of others and me\n");
		problem(text + " has 17 bytes, not 10");
		Files.writeString(text, "of others\n");
		final Path old = site.resolve("plugins/Cutis_-0.1.0.jar" + MAY);
		Files.writeString(old, "PK");
		problem(old + " has another checksum than ");
	}

	@Test
	public void whatNobodyKnows() throws Exception {
		final Path part = Files.createFile(site.resolve("jars/new.jar" + JUNE + ".part"));
		assertEquals(new SiteCheck.Result(List.of(), List.of(part)), SiteCheck.of(site));
	}

	@Test
	public void aWrongIndex() throws Exception {
		rewrite("filename=\"jars/mfl-core-0.5.0.jar\"", "filename=\"jars/../../mfl-core-0.5.0.jar\"");
		final List<String> problems = SiteCheck.of(site).problems();
		assertTrue(problems.toString(), problems.stream().anyMatch(p -> p.startsWith(
			"\"jars/../../mfl-core-0.5.0.jar\" in ")));
		assertTrue(problems.toString(), problems.contains("plugins/Cutis_-0.2.0.jar needs jars/mfl-core.jar, which the site has not"));
	}

	@Test
	public void noTime() throws Exception {
		rewrite("20260601000000\" filesize", "20260631000000\" filesize");
		final List<String> problems = SiteCheck.of(site).problems();
		assertTrue(problems.toString(), problems.contains(
			"jars/mfl-core-0.5.0.jar has the timestamp 20260631000000, which is no time (yyyyMMddHHmmss)"));
	}

	@Test
	public void noIndex() throws Exception {
		rewrite("</pluginRecords>", "<plugin/></pluginRecords>");
		damaged("\"filename\"");
		rewrite("<plugin/></pluginRecords>", "<plugin filename=\"lib/cutis/NOTICE.txt\"/></pluginRecords>");
		damaged("lib/cutis/NOTICE.txt is there twice");
		rewrite("(?s)<!DOCTYPE.*]>", "<!DOCTYPE pluginRecords SYSTEM \"" + folder.newFile("x.dtd").toURI() + "\">");
		damaged("is not an update site's index");
		Files.delete(site.resolve(SiteIndex.NAME));
		damaged("has no db.xml.gz");
	}

	private void problem(final String start) throws IOException {
		final List<String> problems = SiteCheck.of(site).problems();
		assertTrue(problems.toString(), problems.size() == 1 && problems.get(0).startsWith(start));
	}

	private void damaged(final String part) {
		final UserError error = assertThrows(UserError.class, () -> SiteCheck.of(site));
		assertTrue(error.getMessage(), error.getMessage().contains(part));
	}

	private void rewrite(final String pattern, final String replacement) throws IOException {
		final Path index = site.resolve(SiteIndex.NAME);
		final String text;
		try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(index))) {
			text = new String(in.readAllBytes());
		}
		final String changed = text.replaceAll(pattern, replacement);
		assertTrue(pattern + " is there", !changed.equals(text));
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(index))) {
			out.write(changed.getBytes());
		}
	}
}
