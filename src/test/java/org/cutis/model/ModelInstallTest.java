package org.cutis.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ModelInstallTest {

	@Rule
	public final TemporaryFolder scratch = new TemporaryFolder();

	private Path root;

	private Path models;

	private ModelBundle bundle;

	private ModelBundle other;

	@Before
	public void bundles() throws IOException {
		root = scratch.getRoot().toPath();
		models = root.resolve("user/models");
		bundle = TestBundles.bundle(Files.createDirectory(root.resolve("made")));
		other = ModelBundleWriter.write(TestBundles.content(TestBundles.savedModel(root.resolve("other saved"), 2),
			TestBundles.info()), root.resolve("other"));
	}

	@Test
	public void installedModelsAreFoundByName() throws IOException {
		final Path file = registry().install(bundle, "mine-2.1");
		assertEquals(models.resolve("mine-2.1.zip"), file);
		assertEquals(List.of("mine-2.1"), registry().names());
		assertEquals(List.of("mine-2.1"), registry().names(Modality.RSOM));
		final ModelBundle found = registry().resolve("mine-2.1");
		assertEquals(bundle.info(), found.info());
		assertEquals(bundle.sha256(), found.sha256());
		assertArrayEquals(Files.readAllBytes(bundle.savedModel().folder().resolve("saved_model.pb")), Files.readAllBytes(
			found.savedModel().folder().resolve("saved_model.pb")));
		assertEquals(List.of("mine-2.1.zip"), children());
	}

	@Test
	public void takenNames() throws IOException {
		final Path shared = root.resolve("shared");
		FileTrees.copy(bundle.folder(), shared.resolve("theirs"));
		FileTrees.copy(bundle.folder(), models.resolve("folder"));
		registry().install(bundle, "mine");
		final ModelRegistry registry = new ModelRegistry(List.of(models, shared), cache(), new ClassLoader(null) {});
		final String end = "). Choose another name, or ask for it to be replaced.";
		assertError("There is already a model named mine (" + models.resolve("mine.zip") + end, () -> registry.install(
			other, "mine"));
		assertError("There is already a model named folder (" + models.resolve("folder") + end, () -> registry
			.requireInstallable("folder", false));
		assertError("There is already a model named theirs (" + shared.resolve("theirs") + end, () -> registry.install(
			other, "theirs"));
		assertEquals(bundle.sha256(), registry.resolve("mine").sha256());
		assertEquals(List.of("folder", "mine.zip"), children());
	}

	@Test
	public void namesOfBuiltInModels() throws IOException {
		final Path jar = Files.createDirectories(root.resolve("jar/org/cutis/models"));
		ModelBundleWriter.zip(bundle.folder(), jar.resolve("epidermis.zip"));
		Files.writeString(jar.resolve("index.txt"), "epidermis rsom\n");
		try (URLClassLoader loader = new URLClassLoader(new URL[] { root.resolve("jar").toUri().toURL() }, null)) {
			final ModelRegistry registry = new ModelRegistry(List.of(models), cache(), loader);
			assertError("There is already a model named epidermis (it comes with Cutis). Choose another name, or ask for it " +
				"to be replaced.", () -> registry.install(other, "epidermis"));
			registry.install(other, "epidermis", true);
			assertEquals(other.sha256(), registry.resolve("epidermis").sha256());
			assertEquals(List.of("epidermis"), registry.names(Modality.RSOM));
		}
	}

	@Test
	public void replacing() throws IOException {
		registry().install(bundle, "mine");
		registry().install(other, "mine", true);
		assertEquals(other.sha256(), registry().resolve("mine").sha256());
		FileTrees.copy(bundle.folder(), models.resolve("mine"));
		assertEquals("a folder goes before the zip", bundle.sha256(), registry().resolve("mine").sha256());
		registry().install(other, "mine", true);
		assertEquals(other.sha256(), registry().resolve("mine").sha256());
		assertEquals(List.of("mine.zip"), children());
		// A link is removed, what it leads to is not.
		Files.createSymbolicLink(models.resolve("mine"), bundle.folder());
		registry().install(other, "mine", true);
		assertFalse(Files.exists(models.resolve("mine"), LinkOption.NOFOLLOW_LINKS));
		assertEquals(bundle, ModelBundle.open(bundle.folder(), Progress.none()));
	}

	@Test
	public void badNames() {
		for (final String name : List.of("", "Mine", "a b", "../a", "a/b", ".hidden", "a\\b", "x.zip", "x.", "a".repeat(65)))
			assertError("The model's name is \"" + name + "\", but must be at most 64 lower-case letters, digits, '.', '_' " +
				"and '-', for example epidermis-2.", () -> registry().install(bundle, name, true));
		assertFalse("nothing was made", Files.exists(models));
	}

	@Test
	public void foldersThatCannotBeUsed() throws IOException {
		Files.createDirectories(models.resolve("mine.zip"));
		assertError(models.resolve("mine.zip") + " is a folder. Choose another name for the model or rename the folder.",
			() -> registry().install(bundle, "mine", true));
		Files.writeString(root.resolve("file"), "a file");
		final ModelRegistry registry = new ModelRegistry(List.of(root.resolve("file")), cache(), new ClassLoader(null) {});
		assertError("Models are installed in the folder " + root.resolve("file") + ", but it cannot be written. Name " +
			"another folder with the Java system property cutis.models.", () -> registry.requireInstallable("mine", false));
	}

	@Test
	public void aDamagedBundleChangesNothing() throws IOException {
		registry().install(bundle, "mine");
		Files.writeString(other.folder().resolve("tf_weights.zip"), "damaged");
		assertThrows(UserError.class, () -> registry().install(other, "mine", true));
		assertEquals(List.of("mine.zip"), children());
		assertEquals(bundle.sha256(), registry().resolve("mine").sha256());
	}

	/** The process that installs one of two models again and again is killed in the midst of it. */
	@Test
	public void killedWhileInstalling() throws Exception {
		registry().install(bundle, "mine");
		final Set<String> whole = Set.of(bundle.sha256(), other.sha256());
		for (int kill = 0; kill < 3; kill++) {
			final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", System.getProperty("java.class.path"), Installing.class.getName(), models.toString(), bundle.folder()
					.toString(), other.folder().toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
			try {
				assertEquals("it has begun", '.', process.getInputStream().read());
				for (int i = 0; i < 20; i++)
					assertTrue("while it runs", whole.contains(registry().resolve("mine").sha256()));
			}
			finally {
				process.destroyForcibly();
				assertTrue(process.waitFor(10, TimeUnit.SECONDS));
			}
			assertTrue("after it was killed", whole.contains(registry().resolve("mine").sha256()));
			assertEquals("what was left behind is not a model", List.of("mine"), registry().names());
		}
		registry().install(other, "mine", true);
		assertEquals(other.sha256(), registry().resolve("mine").sha256());
	}

	/** The process to be killed. */
	static final class Installing {

		private Installing() {}

		public static void main(final String[] arguments) throws IOException {
			final ModelRegistry registry = new ModelRegistry(List.of(Path.of(arguments[0])), new ModelCache(Path.of(
				arguments[0], "no cache"), Zips.Limits.DEFAULT), new ClassLoader(null) {});
			for (int i = 0; i < 100_000; i++) {
				registry.install(ModelBundle.open(Path.of(arguments[1 + i % 2]), Progress.none()), "mine", true);
				System.out.write('.');
				System.out.flush();
			}
		}
	}

	private ModelRegistry registry() {
		return new ModelRegistry(List.of(models), cache(), new ClassLoader(null) {});
	}

	private ModelCache cache() {
		return new ModelCache(root.resolve("cache"), Zips.Limits.DEFAULT);
	}

	private List<String> children() throws IOException {
		try (Stream<Path> children = Files.list(models)) {
			return children.map(p -> p.getFileName().toString()).sorted().collect(Collectors.toList());
		}
	}

	private static void assertError(final String expected, final org.junit.function.ThrowingRunnable action) {
		assertEquals(expected, assertThrows(UserError.class, action).getMessage());
	}
}
