package org.cutis.install;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A jar such as another update site may bring: classes of the names of the engine's, which break whoever uses them. */
final class Decoy {

	static final List<String> CLASSES = List.of("org.tensorflow.Session", "org.tensorflow.TensorFlow",
		"com.google.protobuf.Message", "ai.djl.engine.Engine", "ai.djl.engine.EngineProvider",
		"org.bytedeco.javacpp.Loader");

	/** Is set in the JVM as soon as one of them is used. */
	static final String TOUCHED = "decoy.touched";

	private Decoy() {}

	/** Writes the jar. @param work an empty folder */
	static Path write(final Path work) throws IOException {
		final List<String> sources = new ArrayList<>();
		for (final String name : CLASSES) {
			final int dot = name.lastIndexOf('.');
			final Path source = work.resolve("src").resolve(name.replace('.', '/') + ".java");
			Files.createDirectories(source.getParent());
			Files.writeString(source, "package " + name.substring(0, dot) + "; public class " + name.substring(dot + 1) +
				" { static { System.setProperty(\"" + TOUCHED + "\", \"" + name +
				"\"); if (true) throw new NoSuchMethodError(\"decoy\"); } }");
			sources.add(source.toString());
		}
		final Path classes = Files.createDirectories(work.resolve("classes"));
		final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		final List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString()));
		arguments.addAll(sources);
		assertEquals(0, compiler.run(null, null, null, arguments.toArray(String[]::new)));
		final Path services = Files.createDirectories(classes.resolve("META-INF/services"));
		Files.writeString(services.resolve("ai.djl.engine.EngineProvider"), "org.decoy.Nothing\n");
		final Path jar = work.resolve("decoy.jar");
		Installation.jar(classes, "", jar);
		return jar;
	}
}
