package org.cutis.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The models that a dialog offers. */
public class ModelListTest {

	@Rule
	public final TemporaryFolder scratch = new TemporaryFolder();

	private final List<String> leftOut = new ArrayList<>();

	private Path root;

	private Path models;

	private Path more;

	private Path good;

	private Path zip;

	@Before
	public void bundle() throws IOException {
		root = scratch.getRoot().toPath();
		models = Files.createDirectory(root.resolve("models"));
		more = root.resolve("more");
		good = TestBundles.bundle(Files.createDirectory(root.resolve("made"))).folder();
		zip = root.resolve("good.zip");
		ModelBundleWriter.zip(good, zip);
	}

	@Test
	public void byModality() throws IOException {
		assertEquals("no folders, no models", List.of(), names(Modality.RSOM));
		FileTrees.copy(good, models.resolve("b"));
		Files.copy(zip, models.resolve("a (2).zip"));
		FileTrees.copy(good, more.resolve("c"));
		copyEdited("skin", "modality: rsom", "modality: other");
		copyEdited("mosaic", "modality: rsom", "modality: rcm");
		assertEquals(List.of("a (2)", "b", "c"), names(Modality.RSOM));
		assertEquals(List.of("skin"), names(Modality.OTHER));
		assertEquals(List.of("mosaic"), names(Modality.RCM));
		assertEquals(List.of(), names(Modality.OCT));
		assertEquals(List.of(), leftOut);
		assertFalse("nothing was unpacked", Files.exists(root.resolve("cache")));
		Files.delete(models.resolve("a (2).zip"));
		assertEquals("read anew each time", List.of("b", "c"), names(Modality.RSOM));
	}

	@Test
	public void aZippedFolder() throws IOException {
		final Map<String, byte[]> nested = new TreeMap<>();
		entries().forEach((name, bytes) -> nested.put("test/" + name, bytes));
		nested.put("__MACOSX/test/._rdf.yaml", new byte[10]);
		TestBundles.zip(models.resolve("nested.zip"), nested);
		assertEquals(List.of("nested"), names(Modality.RSOM));
	}

	@Test
	public void brokenModelsAreLeftOut() throws IOException {
		Files.copy(zip, models.resolve("whole.zip"));
		Files.writeString(models.resolve("text.zip"), "hello");
		Files.write(models.resolve("half.zip"), java.util.Arrays.copyOf(Files.readAllBytes(zip), 1000));
		Files.write(models.resolve("empty.zip"), new byte[0]);
		TestBundles.zip(models.resolve("other things.zip"), Map.of("a.txt", new byte[1]));
		copyEdited("yaml", "type: model", "type: [");
		copyEdited("xray", "modality: rsom", "modality: xray");
		copyEdited("newer", "format: 1", "format: 99");
		copyEdited("not for Cutis", "  cutis:", "  deepimagej:");
		FileTrees.copy(good, models.resolve("lost"));
		Files.delete(models.resolve("lost/tf_weights.zip"));
		final Map<String, byte[]> entries = entries();
		entries.remove("tf_weights.zip");
		TestBundles.zip(models.resolve("lost too.zip"), entries);
		Files.createDirectories(models.resolve("huge"));
		Files.writeString(models.resolve("huge/rdf.yaml"), "x".repeat(RdfYaml.MAX_BYTES + 1));
		entries.put("rdf.yaml", new byte[50 << 20]);
		TestBundles.zip(models.resolve("bomb.zip"), entries);
		Files.createDirectory(models.resolve("no model"));
		Files.createSymbolicLink(models.resolve("nowhere.zip"), root.resolve("nowhere"));
		assertEquals(List.of("whole"), names(Modality.RSOM));
		assertEquals(leftOut.toString(), 12, leftOut.size());
		for (final String name : List.of("text", "half", "empty", "other things", "yaml", "xray", "newer", "not for Cutis",
			"lost", "lost too", "huge", "bomb"))
			assertEquals(name + " in " + leftOut, 1, leftOut.stream().filter(s -> s.startsWith(models.resolve(name) +
				" is not in the list of models: ")).count());
		assertEquals(List.of("whole"), registry(null).names(Modality.RSOM));
	}

	/** Asking for the name would give the broken one. */
	@Test
	public void aBrokenModelHidesTheOneBehindIt() throws IOException {
		FileTrees.copy(good, more.resolve("same"));
		assertEquals(List.of("same"), names(Modality.RSOM));
		Files.writeString(models.resolve("same.zip"), "hello");
		assertEquals(List.of(), names(Modality.RSOM));
		assertEquals(1, leftOut.size());
	}

	@Test
	public void aModelsFolderThatIsAFile() throws IOException {
		FileTrees.delete(models);
		Files.writeString(models, "hello");
		FileTrees.copy(good, more.resolve("c"));
		assertEquals(List.of("c"), names(Modality.RSOM));
	}

	@Test
	public void builtInModels() throws Exception {
		final Path jar = Files.createDirectories(root.resolve("jar/org/cutis/models"));
		Files.writeString(jar.resolve("index.txt"), "epidermis rsom\nmosaic rcm\n");
		try (URLClassLoader loader = new URLClassLoader(new URL[] { root.resolve("jar").toUri().toURL() }, null)) {
			assertEquals(List.of("epidermis"), registry(loader).names(Modality.RSOM));
			assertEquals(List.of("mosaic"), registry(loader).names(Modality.RCM));
			copyEdited("epidermis", "modality: rsom", "modality: oct");
			assertEquals("hidden by the user's", List.of(), registry(loader).names(Modality.RSOM));
			assertEquals(List.of("epidermis"), registry(loader).names(Modality.OCT));
		}
	}

	/** What the index says of Cutis' own models is what their descriptions say. */
	@Test
	public void theIndexIsRight() throws IOException {
		final ModelRegistry registry = new ModelRegistry(List.of(), new ModelCache(root.resolve("cache"),
			Zips.Limits.DEFAULT), getClass().getClassLoader());
		int found = 0;
		for (final Modality modality : Modality.values())
			for (final String name : registry.names(modality)) {
				assertEquals(name, modality, registry.resolve(name).info().modality());
				found++;
			}
		assertTrue(registry.names(Modality.RSOM).contains("epidermis"));
		assertEquals(registry.names().size(), found);
	}

	private List<String> names(final Modality modality) {
		leftOut.clear();
		return registry(null).names(modality, leftOut::add);
	}

	private ModelRegistry registry(final ClassLoader loader) {
		return new ModelRegistry(List.of(models, more), new ModelCache(root.resolve("cache"), Zips.Limits.DEFAULT),
			loader == null ? new ClassLoader(null) {} : loader);
	}

	private void copyEdited(final String name, final String from, final String to) throws IOException {
		FileTrees.copy(good, models.resolve(name));
		TestBundles.edit(models.resolve(name).resolve("rdf.yaml"), text -> text.replace(from, to));
	}

	private Map<String, byte[]> entries() throws IOException {
		final Map<String, byte[]> entries = new TreeMap<>();
		try (ZipFile file = new ZipFile(zip.toFile())) {
			for (final ZipEntry e : Collections.list(file.entries()))
				entries.put(e.getName(), file.getInputStream(e).readAllBytes());
		}
		return entries;
	}
}
