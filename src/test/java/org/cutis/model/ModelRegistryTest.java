package org.cutis.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.cutis.task.UserError;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ModelRegistryTest {

	@Rule
	public final TemporaryFolder scratch = new TemporaryFolder();

	private Path root;

	private Path models;

	private Path cache;

	private Path zip;

	private ModelBundle bundle;

	@Before
	public void installOne() throws IOException {
		root = scratch.getRoot().toPath();
		models = Files.createDirectory(root.resolve("models"));
		cache = root.resolve("cache");
		bundle = TestBundles.bundle(Files.createDirectory(root.resolve("made")));
		zip = root.resolve("given.zip");
		ModelBundleWriter.zip(bundle.folder(), zip);
	}

	@Test
	public void everyWayToNameAModel() throws IOException {
		final ModelRegistry registry = registry();
		FileTrees.copy(bundle.folder(), models.resolve("Mine"));
		Files.copy(zip, models.resolve("zipped.zip"));
		assertEquals(List.of("Mine", "zipped"), registry.names());
		assertEquals(models.resolve("Mine"), registry.resolve(" Mine ").folder());
		final ModelBundle unpacked = registry.resolve("zipped");
		assertEquals(cache, unpacked.folder().getParent());
		for (final String way : List.of("zipped.zip", zip.toString(), bundle.folder().toString(), bundle.folder().resolve(
			"rdf.yaml").toString())) {
			final ModelBundle found = registry.resolve(way);
			assertEquals(way, bundle.info(), found.info());
			assertEquals(way, bundle.sha256(), found.sha256());
			assertArrayEquals(Files.readAllBytes(bundle.savedModel().folder().resolve("saved_model.pb")), Files
				.readAllBytes(found.savedModel().folder().resolve("saved_model.pb")));
		}
		assertArrayEquals(bundle.testInput().data(), unpacked.testInput().data(), 0f);
	}

	@Test
	public void unpacksOnce() throws IOException {
		final ModelBundle first = registry().resolve(zip.toString());
		final FileTime time = FileTime.fromMillis(1_000_000_000_000L);
		Files.setLastModifiedTime(first.folder().resolve("rdf.yaml"), time);
		assertEquals(first, registry().resolve(zip.toString()));
		assertEquals(time, Files.getLastModifiedTime(first.folder().resolve("rdf.yaml")));
		assertEquals(1, children(cache).size());
		assertEquals("named by the zip's sha256", Hashes.sha256(Files.readAllBytes(zip)), first.folder().getFileName()
			.toString());
	}

	@Test
	public void builtInModels() throws Exception {
		final Path jar = Files.createDirectories(root.resolve("jar/org/cutis/models"));
		Files.copy(zip, jar.resolve("epidermis.zip"));
		Files.writeString(jar.resolve("index.txt"), "epidermis rsom\nlost rcm\n\n");
		try (URLClassLoader loader = new URLClassLoader(new URL[] { root.resolve("jar").toUri().toURL() }, null)) {
			final ModelRegistry registry = new ModelRegistry(List.of(models), cache(), loader);
			assertEquals(List.of("epidermis", "lost"), registry.names());
			assertEquals(bundle.sha256(), registry.resolve("epidermis").sha256());
			assertError(registry, "lost",
				"The built-in model lost.zip is missing from this copy of Cutis. Install Cutis again.");
			FileTrees.copy(bundle.folder(), models.resolve("epidermis"));
			assertEquals("the user's own goes first", models.resolve("epidermis"), registry.resolve("epidermis").folder());
		}
	}

	@Test
	public void standardFolders() throws IOException {
		final Properties before = (Properties) System.getProperties().clone();
		System.setProperty("cutis.models", models.toString());
		System.setProperty("cutis.cache", cache.toString());
		try {
			assertEquals(models, ModelRegistry.userFolder());
			final Path more = root.resolve("ImageJ models");
			FileTrees.copy(bundle.folder(), more.resolve("shared"));
			FileTrees.copy(bundle.folder(), models.resolve("own"));
			assertTrue(ModelRegistry.standard(more).names().containsAll(List.of("own", "shared")));
			assertEquals(more.resolve("shared"), ModelRegistry.standard(root.resolve("not there"), more).resolve("shared")
				.folder());
			assertEquals(cache, ModelRegistry.standard().resolve(zip.toString()).folder().getParent());
			System.clearProperty("cutis.models");
			assertEquals(Path.of(System.getProperty("user.home"), ".cutis", "models"), ModelRegistry.userFolder());
		}
		finally {
			// Other tests in this process must not find themselves in the user's home.
			System.setProperties(before);
		}
	}

	@Test
	public void nothingOfThatName() throws IOException {
		assertError(registry(), "epidermis", "model is \"epidermis\", but there is no installed model and no file of that " +
			"name. No models are installed. Give a model's folder, its .zip or its rdf.yaml.");
		FileTrees.copy(bundle.folder(), models.resolve("one"));
		Files.copy(zip, models.resolve("two.zip"));
		Files.copy(zip, models.resolve(".hidden.zip"));
		Files.createDirectory(models.resolve("no model"));
		assertError(registry(), "epidermis", "model is \"epidermis\", but there is no installed model and no file of that " +
			"name. Installed models: one, two. Give one of them, or a model's folder, its .zip or its rdf.yaml.");
		assertTrue(error(registry(), " ").startsWith("model is empty, but must name a model. Installed models: one, two."));
		assertTrue(error(registry(), null).startsWith("model is empty"));
		assertTrue(error(registry(), "a\0b").contains("no installed model"));
		assertTrue(error(registry(), "../models/one/nothing").contains("no installed model"));
	}

	@Test
	public void filesThatAreNoModels() throws IOException {
		final Path text = Files.writeString(root.resolve("notes.txt"), "hello");
		assertError(registry(), text.toString(), text +
			" is not a model. Choose a model's folder, its .zip or its rdf.yaml.");
		assertError(registry(), models.toString(), models +
			" is not a model: it holds no rdf.yaml. Choose a model's folder, its .zip or its rdf.yaml.");
		final Path broken = Files.writeString(root.resolve("broken.zip"), "hello");
		assertError(registry(), broken.toString(), broken + " is not a zip file or is damaged. Get the file again.");
		final byte[] bytes = Files.readAllBytes(zip);
		Files.write(broken, Arrays.copyOf(bytes, bytes.length - 100));
		assertError(registry(), broken.toString(), broken + " is not a zip file or is damaged. Get the file again.");
		TestBundles.zip(broken, Map.of("a.txt", new byte[1]));
		assertError(registry(), broken.toString(), broken +
			" is not a model: it holds no rdf.yaml. Choose a model's folder, its .zip or its rdf.yaml.");
		assertEquals("nothing is left in the cache", List.of(), children(cache));
	}

	@Test
	public void pathsThatLeaveTheFolder() throws IOException {
		for (final String name : List.of("../evil.txt", "/evil.txt", "a/../../evil.txt", "a\\..\\evil.txt", "C:/evil.txt",
			"./evil.txt", "a//evil.txt")) {
			final Map<String, byte[]> entries = entries();
			entries.put(name, TestBundles.ascii("evil"));
			final Path evil = root.resolve("evil.zip");
			TestBundles.zip(evil, entries);
			assertError(registry(), evil.toString(), evil + " holds a file named \"" + name +
				"\", which would be written outside the model's folder. It is not unpacked.");
		}
		// The same for the weights' zip, which lies in the bundle.
		final Path inner = root.resolve("inner.zip");
		TestBundles.zip(inner, Map.of("../rdf.yaml", TestBundles.ascii("evil")));
		final Path evil = withWeights(Files.readAllBytes(inner));
		assertError(registry(), evil.toString(), evil + "/tf_weights.zip holds a file named \"../rdf.yaml\", " +
			"which would be written outside the model's folder. It is not unpacked.");
		assertEquals(List.of(), children(cache));
		assertFalse(FileTrees.files(root).stream().anyMatch(f -> f.contains("evil.txt")));
	}

	@Test
	public void bombs() throws IOException {
		final Map<String, byte[]> entries = entries();
		entries.put("zeros", new byte[40 << 20]);
		final Path bomb = root.resolve("bomb.zip");
		TestBundles.zip(bomb, entries);
		assertTrue("a bomb is small", Files.size(bomb) < 100_000);
		assertError(registry(), bomb.toString(), bomb +
			" unpacks to far more than a model of its size would. It is not unpacked.");
		for (int i = 0; i < 20; i++)
			entries.put("file" + i, new byte[0]);
		entries.remove("zeros");
		TestBundles.zip(bomb, entries);
		final ModelRegistry strict = new ModelRegistry(List.of(models), new ModelCache(cache, new Zips.Limits(20, 1 << 20,
			50)), getClass().getClassLoader());
		assertError(strict, bomb.toString(), bomb +
			" holds 25 files, but a model has at most 20. It is not unpacked.");
		final ModelRegistry tight = new ModelRegistry(List.of(models), new ModelCache(cache, new Zips.Limits(100, 1000,
			50)), getClass().getClassLoader());
		assertTrue(error(tight, bomb.toString()).endsWith("It is not unpacked."));
		assertEquals(List.of(), children(cache));
	}

	@Test
	public void tamperedZip() throws IOException {
		final Path inner = root.resolve("inner.zip");
		TestBundles.zip(inner, Map.of("saved_model.pb", TestBundles.ascii("other weights")));
		final Map<String, byte[]> entries = entries();
		entries.put("tf_weights.zip", Files.readAllBytes(inner));
		final Path tampered = root.resolve("tampered.zip");
		TestBundles.zip(tampered, entries);
		assertError(registry(), tampered.toString(), "Model " + tampered +
			" is damaged: tf_weights.zip does not have the sha256 that rdf.yaml gives. Get the model again.");
		entries.remove("tf_weights.zip");
		TestBundles.zip(tampered, entries);
		assertError(registry(), tampered.toString(), "Model " + tampered +
			" is damaged: tf_weights.zip is missing (or is a link, which is not followed). Get the model again.");
		final Path noModel = root.resolve("no model.zip");
		TestBundles.zip(inner, Map.of("readme", new byte[3]));
		Files.move(withWeights(Files.readAllBytes(inner)), noModel);
		assertError(registry(), noModel.toString(), "Model " + noModel +
			" is damaged: tf_weights.zip holds no saved_model.pb. Get the model again.");
		final Path noZip = withWeights(TestBundles.ascii("no zip at all"));
		assertError(registry(), noZip.toString(), noZip + "/tf_weights.zip is not a zip file or is damaged. " +
			"Get the file again.");
	}

	/** A zip that brings its own tf_weights beside the sha256-checked one. */
	@Test
	public void unpackedWeightsInAZipAreIgnored() throws IOException {
		final Map<String, byte[]> entries = entries();
		entries.put("tf_weights/saved_model.pb", TestBundles.ascii("planted"));
		final Path planted = root.resolve("planted.zip");
		TestBundles.zip(planted, entries);
		final ModelBundle found = registry().resolve(planted.toString());
		assertArrayEquals(Files.readAllBytes(bundle.savedModel().folder().resolve("saved_model.pb")), Files.readAllBytes(
			found.savedModel().folder().resolve("saved_model.pb")));
	}

	/** A link in a zip is an entry whose Unix mode says so; it must come out as a plain file. */
	@Test
	public void linksInAZipAreNotMade() throws IOException {
		final Map<String, byte[]> entries = entries();
		entries.put("link", TestBundles.ascii("/etc/passwd"));
		final Path file = root.resolve("link.zip");
		TestBundles.zip(file, entries);
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
		final int directory = bytes.getInt(bytes.capacity() - 22 + 16);
		for (int at = directory; bytes.getInt(at) == 0x02014b50; at += 46 + bytes.getShort(at + 28) + bytes.getShort(at +
			30)) {
			bytes.put(at + 5, (byte) 3); // made on Unix
			final String name = new String(bytes.array(), at + 46, bytes.getShort(at + 28), StandardCharsets.US_ASCII);
			if (name.equals("link")) bytes.putInt(at + 38, 0120777 << 16);
		}
		Files.write(file, bytes.array());
		final Path link = registry().resolve(file.toString()).folder().resolve("link");
		assertTrue(Files.isRegularFile(link, LinkOption.NOFOLLOW_LINKS));
		assertEquals("/etc/passwd", Files.readString(link));
	}

	@Test
	public void folderInsideTheZip() throws IOException {
		final Map<String, byte[]> nested = new TreeMap<>();
		entries().forEach((name, bytes) -> nested.put("test/" + name, bytes));
		nested.put("__MACOSX/test/._rdf.yaml", new byte[10]);
		final Path file = root.resolve("nested.zip");
		TestBundles.zip(file, nested);
		assertEquals(bundle.sha256(), registry().resolve(file.toString()).sha256());
	}

	@Test
	public void folderWithoutUnpackedWeights() throws IOException {
		FileTrees.delete(bundle.folder().resolve("tf_weights"));
		final ModelBundle found = registry().resolve(bundle.folder().toString());
		assertEquals(cache, found.folder().getParent());
		assertEquals(found, registry().resolve(bundle.folder().toString()));
		assertFalse("the folder itself stays as it is", Files.exists(bundle.folder().resolve("tf_weights")));
	}

	@Test
	public void damagedCache() throws IOException {
		final Path unpacked = registry().resolve(zip.toString()).folder();
		Files.delete(unpacked.resolve("tf_weights/saved_model.pb"));
		assertError(registry(), zip.toString(), "The unpacked copy of model " + zip + " in " + unpacked +
			" is damaged. Delete that folder; it is made again when the model is used.");
		FileTrees.delete(unpacked);
		assertEquals(unpacked, registry().resolve(zip.toString()).folder());
	}

	@Test
	public void cacheThatCannotBeWritten() throws IOException {
		Files.writeString(cache, "a file");
		assertError(registry(), zip.toString(), "Models are unpacked to the folder " + cache +
			", but it cannot be written. Name another folder with the Java system property cutis.cache.");
	}

	@Test
	public void leftoversOfCrashesGoAfterADay() throws IOException {
		final Path old = Files.createDirectories(cache.resolve(".abc.tmp-1/x")).getParent();
		final Path fresh = Files.createDirectories(cache.resolve(".abc.tmp-2"));
		assertTrue(old.toFile().setLastModified(System.currentTimeMillis() - 2L * 24 * 3600 * 1000));
		registry().resolve(zip.toString());
		assertFalse(Files.exists(old));
		assertTrue("another process may be at work on it", Files.exists(fresh));
	}

	/** Registries share nothing but the disk, so threads stand for processes. */
	@Test
	public void manyAtOnce() throws Exception {
		final int n = 4;
		final ExecutorService threads = Executors.newFixedThreadPool(n);
		try {
			for (int round = 0; round < 10; round++) {
				FileTrees.delete(cache);
				final CyclicBarrier start = new CyclicBarrier(n);
				final List<Future<ModelBundle>> found = new ArrayList<>();
				for (int i = 0; i < n; i++)
					found.add(threads.submit(() -> {
						final ModelRegistry registry = registry();
						start.await();
						return registry.resolve(zip.toString());
					}));
				for (final Future<ModelBundle> f : found) {
					assertEquals(found.get(0).get(), f.get());
					assertTrue(Files.exists(f.get().savedModel().folder().resolve("saved_model.pb")));
				}
				assertEquals("one folder and nothing temporary", 1, children(cache).size());
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	public void otherSettingsAreAnotherFolder() throws IOException {
		final Map<String, byte[]> entries = entries();
		entries.put("README.md", TestBundles.ascii("changed"));
		final Path other = root.resolve("other.zip");
		TestBundles.zip(other, entries);
		assertNotEquals(registry().resolve(zip.toString()).folder(), registry().resolve(other.toString()).folder());
	}

	private ModelRegistry registry() {
		return new ModelRegistry(List.of(models), cache(), new ClassLoader(null) {});
	}

	private ModelCache cache() {
		return new ModelCache(cache, Zips.Limits.DEFAULT);
	}

	/** The good zip's files. */
	private Map<String, byte[]> entries() throws IOException {
		final Map<String, byte[]> entries = new LinkedHashMap<>();
		try (ZipFile file = new ZipFile(zip.toFile())) {
			for (final ZipEntry e : Collections.list(file.entries()))
				entries.put(e.getName(), file.getInputStream(e).readAllBytes());
		}
		return entries;
	}

	/** The good zip with other weights and the sha256 that fits them. */
	private Path withWeights(final byte[] weights) throws IOException {
		final Map<String, byte[]> entries = entries();
		final String rdf = new String(entries.get("rdf.yaml"), StandardCharsets.UTF_8);
		entries.put("rdf.yaml", TestBundles.ascii(rdf.replace(bundle.sha256(), Hashes.sha256(weights))));
		entries.put("tf_weights.zip", weights);
		final Path file = root.resolve("weights.zip");
		TestBundles.zip(file, entries);
		return file;
	}

	private static void assertError(final ModelRegistry registry, final String model, final String expected) {
		assertEquals(expected, error(registry, model));
	}

	private static String error(final ModelRegistry registry, final String model) {
		return assertThrows(UserError.class, () -> registry.resolve(model)).getMessage();
	}

	private static List<Path> children(final Path folder) throws IOException {
		if (!Files.exists(folder)) return List.of();
		try (Stream<Path> children = Files.list(folder)) {
			return children.toList();
		}
	}
}
