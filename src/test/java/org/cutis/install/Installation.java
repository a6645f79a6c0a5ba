package org.cutis.install;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Cutis laid out in a folder as scripts/package-plugin does it, made from the classes under test. */
public final class Installation {

	/** On the tests' class path, and not on a user's. */
	private static final String NOT_SHIPPED = "(ij-1|ij1-patcher|javassist|junit|hamcrest|archunit|jython|groovy).*";

	private Installation() {}

	/** Lays Cutis out in a folder of an ImageJ; skips the test if there is no bash. @return the folder */
	public static Path in(final Path folder) throws IOException, InterruptedException {
		assumeTrue("bash is installed", Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(
			path -> new File(path, "bash").canExecute()));
		final Path work = Files.createTempDirectory("layout");
		final Path cutis = work.resolve("Cutis_-0.0.0.jar");
		jar(Path.of("target", "classes"), "", cutis);
		final Path jars = Files.createDirectory(work.resolve("jars"));
		for (final Path jar : shipped())
			Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
		final Process layout = new ProcessBuilder("bash", "-c",
			"set -euo pipefail; . scripts/lib.sh; cutis_layout \"$0\" \"$1\" \"$2\"", cutis.toString(), jars.toString(), folder
				.toString()).redirectErrorStream(true).start();
		final String said = new String(layout.getInputStream().readAllBytes());
		assertEquals(said, 0, layout.waitFor());
		for (final Path jar : shipped())
			Files.delete(jars.resolve(jar.getFileName()));
		for (final Path path : List.of(jars, cutis, work))
			Files.delete(path);
		return folder;
	}

	/** The jars of the class path that a user gets. */
	public static List<Path> shipped() {
		return classPath().stream().filter(p -> p.toString().endsWith(".jar") && !p.getFileName().toString().matches(
			NOT_SHIPPED)).toList();
	}

	/** The jar of the class path whose name starts so. */
	public static Path jar(final String name) {
		return classPath().stream().filter(p -> p.getFileName().toString().startsWith(name)).findFirst().orElseThrow();
	}

	/** Surefire may hide the class path behind a jar of its own. */
	static List<Path> classPath() {
		return Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")).split(
			File.pathSeparator)).map(Path::of).toList();
	}

	/** Packs a folder of classes. @param names which files, as a regular expression; empty for all */
	public static void jar(final Path classes, final String names, final Path jar) throws IOException {
		try (OutputStream out = Files.newOutputStream(jar);
				ZipOutputStream zip = new ZipOutputStream(out);
				Stream<Path> files = Files.walk(classes)) {
			for (final Path file : files.filter(Files::isRegularFile).toList()) {
				final String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
				if (!names.isEmpty() && !name.matches(names)) continue;
				zip.putNextEntry(new ZipEntry(name));
				Files.copy(file, zip);
			}
		}
	}
}
