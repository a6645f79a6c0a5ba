package org.cutis.install;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What scripts/package-plugin puts where. */
public class LayoutTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	/** Nothing that Fiji brings may lie where Fiji would load it: two versions of a jar are what breaks it. */
	@Test
	public void forEitherOfThem() throws Exception {
		final Path root = Installation.in(folder.newFolder("new").toPath());
		assertEquals(Set.of("Cutis_"), artifacts(root.resolve("plugins")));
		assertEquals(Set.of("mfl-core", "jhdf", "compress-lzf"), artifacts(root.resolve("jars")));
		final Set<String> engine = artifacts(root.resolve("lib/cutis"));
		assertTrue(engine.toString(), engine.containsAll(Set.of("djl-api", "tensorflow-engine", "tensorflow-api",
			"tensorflow-framework", "tensorflow-core-native", "javacpp", "protobuf-java")));
		final Set<String> plain = artifacts(root.resolve("lib/cutis/imagej"));
		assertTrue(plain.toString(), plain.containsAll(Set.of("scijava-common", "parsington", "imglib2", "gson", "jhdf",
			"mfl-core")));
		assertFalse("TensorFlow is loaded once", plain.stream().anyMatch(engine::contains));
		assertEquals("every jar that Cutis needs", Installation.shipped().size(), engine.size() + plain.size());
	}

	@Test
	public void aFijiKeepsItsOwnAndGetsWhatItLacks() throws Exception {
		final Path fiji = folder.newFolder("Fiji").toPath();
		final Path jars = Files.createDirectories(fiji.resolve("jars/bio-formats")).getParent();
		final List<String> there = List.of("imagej-legacy-2.0.1.jar", "scijava-common-2.99.0.jar", "imglib2-7.1.4.jar",
			"gson-2.9.0.jar", "jhdf-0.8.0.jar", "bio-formats/snakeyaml-1.29.jar");
		for (final String jar : there)
			Files.writeString(jars.resolve(jar), jar);
		Installation.in(fiji);
		for (final String jar : there)
			assertEquals(jar, Files.readString(jars.resolve(jar)));
		final Set<String> now = artifacts(jars);
		assertTrue(now.toString(), now.containsAll(Set.of("commons-csv", "parsington", "mfl-core")));
		assertFalse(now.toString(), now.contains("snakeyaml"));
		assertEquals("one version of each", now.size(), count(jars));
	}

	@Test
	public void anOlderCutisIsReplaced() throws Exception {
		final Path root = folder.newFolder("ImageJ").toPath();
		final List<String> old = List.of("plugins/Cutis_-0.0.0-old.jar", "plugins/Cutis/Cutis_-0.0.jar",
			"plugins/Cutis/api-0.1.jar", "lib/cutis/javacpp-1.0.jar", "lib/cutis/imagej/gson-1.0.jar", "jars/jhdf-0.1.jar");
		final List<String> foreign = List.of("plugins/Other_.jar", "jars/other-1.0.jar", "lib/other.jar",
			"jars/jhdf-extras-0.1.jar");
		for (final String file : Stream.concat(old.stream(), foreign.stream()).toList()) {
			Files.createDirectories(root.resolve(file).getParent());
			Files.createFile(root.resolve(file));
		}
		Installation.in(root);
		assertEquals(List.of(), old.stream().filter(f -> Files.exists(root.resolve(f))).toList());
		assertEquals(foreign, foreign.stream().filter(f -> Files.exists(root.resolve(f))).toList());
	}

	private static Set<String> artifacts(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".jar")).map(f -> f.replaceFirst(
				"-[0-9].*", "")).collect(Collectors.toSet());
		}
	}

	private static long count(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(f -> f.toString().endsWith(".jar")).count();
		}
	}
}
