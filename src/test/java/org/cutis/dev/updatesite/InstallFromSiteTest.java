package org.cutis.dev.updatesite;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.cutis.install.Installation;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Cutis itself, laid out as scripts/package-plugin does it, published, installed from the site and started. */
public class InstallFromSiteTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Test
	public void cutis() throws Exception {
		final Path layout = Installation.in(folder.newFolder("layout").toPath());
		// The natives (150 MB) are a jar like any other, and the phantom needs none.
		Files.delete(layout.resolve("lib/cutis").resolve(Installation.jar("tensorflow-core-native").getFileName()));
		final Path site = folder.newFolder("site").toPath();
		SiteBuilder.build(site, Layout.of(List.of(layout), Set.of("mfl-core", "jhdf", "compress-lzf")), Instant.now());
		assertEquals(new SiteCheck.Result(List.of(), List.of()), SiteCheck.of(site));
		final Path imageJ = folder.newFolder("ImageJ").toPath();
		try (WebServer server = new WebServer(site)) {
			final LikeFiji updater = new LikeFiji(server.url(), imageJ, "linux64");
			assertEquals(Set.of("install"), Set.copyOf(updater.update().values()));
			assertEquals(Map.of(), updater.update());
		}
		assertEquals(checksums(layout), checksums(imageJ));
		start(imageJ);
	}

	/** In the real ImageJ, from its menu. */
	private void start(final Path imageJ) throws Exception {
		final Path out = folder.getRoot().toPath().resolve("out"), lines = folder.newFile("lines.txt").toPath();
		final Path macro = Files.writeString(folder.newFile("macro.ijm").toPath(),
			"run(\"Generate Phantom...\", \"modality=RCM width=128 height=128 output=[" + out + "]\");");
		final Path driver = folder.getRoot().toPath().resolve("driver.jar");
		Installation.jar(Path.of("target", "test-classes"), "org/cutis/install/MacroDriver.class", driver);
		final String path = Stream.of(driver, Installation.jar("ij-1"), Installation.jar("ij1-patcher"), Installation.jar(
			"javassist")).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
		final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
			"-Djava.awt.headless=true", "--add-opens", "java.base/java.lang=ALL-UNNAMED", "-Duser.home=" + folder.newFolder("home"),
			"-cp", path, "org.cutis.install.MacroDriver", imageJ.resolve("plugins/Cutis_-0.0.0.jar").toString(), macro.toString())
				.redirectErrorStream(true).redirectOutput(lines.toFile()).start();
		final boolean ended = process.waitFor(2, TimeUnit.MINUTES);
		process.destroyForcibly();
		assertTrue(Files.readString(lines), ended && process.exitValue() == 0);
		try (Stream<Path> files = Files.walk(out)) {
			assertTrue(Files.readString(lines), files.anyMatch(f -> f.toString().endsWith(".tif")));
		}
	}

	private static Map<String, String> checksums(final Path folder) throws Exception {
		final Map<String, String> checksums = new TreeMap<>();
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.filter(Files::isRegularFile).toList())
				checksums.put(folder.relativize(file).toString(), Checksums.of("any", file));
		}
		return checksums;
	}
}
