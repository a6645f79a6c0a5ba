package org.cutis.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import org.cutis.install.Installation;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The class loaders alone; no native library is loaded here. All jars are on the tests' class path, too. */
public class EngineLibrariesTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private final ClassLoader parent = getClass().getClassLoader();

	private ClassLoader libraries;

	@Before
	public void load() throws Exception {
		for (final String name : List.of("api-", "tensorflow-engine", "javacpp", "gson")) {
			final Path jar = Installation.jar(name);
			Files.copy(jar, folder.getRoot().toPath().resolve(jar.getFileName()));
		}
		libraries = EngineLibraries.of(folder.getRoot().toPath(), parent);
	}

	@After
	public void forget() throws Exception {
		System.getProperties().remove(EngineLibraries.class.getName());
		((AutoCloseable) libraries).close();
	}

	@Test
	public void ownPackagesComeFromTheFolderOnly() throws Exception {
		final Class<?> engine = libraries.loadClass("ai.djl.engine.Engine");
		assertSame(libraries, engine.getClassLoader());
		assertNotSame(Class.forName("ai.djl.engine.Engine", false, parent), engine);
		assertSame(engine, libraries.loadClass("ai.djl.engine.Engine"));
		assertThrows("the parent has it", ClassNotFoundException.class, () -> libraries.loadClass("org.tensorflow.Session"));
		assertNull(libraries.getResource("org/tensorflow/Session.class"));
	}

	@Test
	public void othersComeFromTheParent() throws Exception {
		assertSame(parent.loadClass("com.google.gson.Gson"), libraries.loadClass("com.google.gson.Gson"));
		assertSame(Engine.class, libraries.loadClass(Engine.class.getName()));
	}

	@Test
	public void whatTheParentLacksComesFromTheFolder() throws Exception {
		System.getProperties().remove(EngineLibraries.class.getName());
		final ClassLoader alone = EngineLibraries.of(folder.getRoot().toPath(), ClassLoader.getPlatformClassLoader());
		assertSame(alone, alone.loadClass("com.google.gson.Gson").getClassLoader());
		((AutoCloseable) alone).close();
	}

	@Test
	public void servicesAndSettingsComeFromTheFolderOnly() throws Exception {
		for (final String name : List.of("META-INF/services/ai.djl.engine.EngineProvider", "tensorflow-engine.properties")) {
			final List<URL> found = Collections.list(libraries.getResources(name));
			assertTrue(name, !found.isEmpty());
			for (final URL url : found)
				assertTrue(url.toString(), url.toString().contains(folder.getRoot().toURI().getPath()));
		}
		assertEquals("the parent's", Collections.list(parent.getResources("plugins.config")), Collections.list(libraries
			.getResources("plugins.config")));
	}

	/** ImageJ makes new loaders for its plugins when its menus are read anew. */
	@Test
	public void thereIsOneInAJvm() throws Exception {
		assertSame(libraries, EngineLibraries.of(folder.getRoot().toPath(), ClassLoader.getPlatformClassLoader()));
		Files.copy(Installation.jar("protobuf-java"), folder.getRoot().toPath().resolve("protobuf-java.jar"));
		final ClassLoader updated = EngineLibraries.of(folder.getRoot().toPath(), parent);
		assertNotSame("another version of the jars", libraries, updated);
		((AutoCloseable) updated).close();
	}

	@Test
	public void cutisOwnEngineClassesSeeThem() throws Exception {
		final EngineLoader loader = new EngineLoader(parent, libraries);
		final Class<?> natives = loader.loadClass("org.cutis.engine.tensorflow.Natives");
		assertSame(loader, natives.getClassLoader());
		assertSame(natives, loader.loadClass("org.cutis.engine.tensorflow.Natives"));
		assertSame("what crosses is the parent's", Engine.class, loader.loadClass("org.cutis.engine.Engine"));
		assertSame(libraries, loader.loadClass("org.bytedeco.javacpp.Loader").getClassLoader());
		assertThrows(ClassNotFoundException.class, () -> loader.loadClass("org.cutis.engine.tensorflow.Nothing"));
	}
}
