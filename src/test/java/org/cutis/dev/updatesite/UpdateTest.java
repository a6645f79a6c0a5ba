package org.cutis.dev.updatesite;

import static org.cutis.dev.updatesite.TinyFiles.contents;
import static org.cutis.dev.updatesite.TinyFiles.first;
import static org.cutis.dev.updatesite.TinyFiles.jar;
import static org.cutis.dev.updatesite.TinyFiles.layout;
import static org.cutis.dev.updatesite.TinyFiles.second;
import static org.junit.Assert.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What a user of the site gets. */
public class UpdateTest {

	private static final Instant MAY = Instant.parse("2026-05-04T09:08:07Z"), JUNE = Instant.parse("2026-06-01T00:00:00Z");

	private static final String WINDOWS = "lib/cutis/tensorflow-core-native-1.0.0-windows-x86_64.jar";

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private Path one, two, site, fiji;

	@Before
	public void publish() throws Exception {
		one = first(folder.newFolder("one").toPath());
		two = second(folder.newFolder("two").toPath());
		site = folder.newFolder("site").toPath();
		fiji = folder.newFolder("Fiji").toPath();
		SiteBuilder.build(site, layout(one), MAY);
	}

	@Test
	public void fromOneVersionToTheNext() throws Exception {
		try (WebServer server = new WebServer(site)) {
			final LikeFiji updater = new LikeFiji(server.url(), fiji, "linux64");
			assertEquals(5, updater.update().size());
			assertEquals(forLinux(one), contents(fiji));
			assertEquals(Map.of(), updater.update());
			SiteBuilder.build(site, layout(two), JUNE);
			assertEquals(Map.of("plugins/Cutis_-0.2.0.jar", "update", "lib/cutis/djl-api-0.31.0.jar", "update",
				"jars/mfl-core-0.5.0.jar", "install", "jars/jhdf-0.9.4.jar", "uninstall"), updater.update());
			assertEquals(forLinux(two), contents(fiji));
			assertEquals(Map.of(), updater.update());
		}
	}

	/** The site knows its own old versions from what somebody has put there himself. */
	@Test
	public void whatUsersHaveChangedStays() throws Exception {
		try (WebServer server = new WebServer(site)) {
			final LikeFiji updater = new LikeFiji(server.url(), fiji, "win64");
			updater.update();
			jar(fiji.resolve("jars/jhdf-0.9.4.jar"), "b.class", "my own");
			Files.writeString(fiji.resolve("lib/cutis/NOTICE.txt"), "mine");
			SiteBuilder.build(site, layout(two), JUNE);
			final Map<String, String> done = updater.update();
			assertEquals("modified", done.get("jars/jhdf-0.9.4.jar"));
			assertEquals("modified", done.get("lib/cutis/NOTICE.txt"));
			assertEquals("update", done.get("plugins/Cutis_-0.2.0.jar"));
			assertEquals("mine", Files.readString(fiji.resolve("lib/cutis/NOTICE.txt")));
		}
	}

	/** Someone who has skipped a version. */
	@Test
	public void overTwoVersions() throws Exception {
		try (WebServer server = new WebServer(site)) {
			final LikeFiji updater = new LikeFiji(server.url(), fiji, "linux64");
			updater.update();
			SiteBuilder.build(site, layout(two), JUNE);
			Files.delete(two.resolve("plugins/Cutis_-0.2.0.jar"));
			jar(two.resolve("plugins/Cutis_-0.3.0.jar"), "a.class", "three", "p.properties", "#now\n\n#x\nk=1\n");
			SiteBuilder.build(site, layout(two), JUNE);
			assertEquals("update", updater.update().get("plugins/Cutis_-0.3.0.jar"));
			assertEquals(forLinux(two), contents(fiji));
		}
	}

	private static Map<String, String> forLinux(final Path layout) throws Exception {
		final Map<String, String> files = contents(layout);
		files.remove(WINDOWS);
		return files;
	}
}
