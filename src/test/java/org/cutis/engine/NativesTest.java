package org.cutis.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.cutis.install.Installation;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Where TensorFlow's native library is looked for, each in a process whose class path does not have it. */
public class NativesTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Test
	public void downloadedOnceWhenAskedFor() throws Exception {
		final Path cache = folder.newFolder("djl").toPath();
		final List<String> lines = java(List.of(), cache, DownloadDriver.class, cache.toString());
		final String library = System.mapLibraryName("jnitensorflow");
		final List<String> expected = List.of("without asking: NativesMissing, TensorFlow's native library for PLATFORM is not there.",
			"requests: 0", "second file missing: UserError, TensorFlow's native library for PLATFORM could not be downloaded",
			"requests: 3", "left: []", "cancelled: CancellationException, Cancelled.", "requests: ", "left: []", "download: tensorflow/",
			"requests: 3", "there: [" + library + ", second]", "again: tensorflow/", "requests: 0",
			"load: UserError, TensorFlow's native library could not be loaded for PLATFORM", "requests: 0");
		final String platform = lines.get(0).replaceFirst(".*library for (\\S+) is.*", "$1");
		assertEquals(lines.toString(), expected.size(), lines.size());
		for (int i = 0; i < expected.size(); i++)
			assertTrue(lines.get(i), lines.get(i).replace(File.separatorChar, '/').startsWith(expected.get(i).replace("PLATFORM",
				platform)));
		final String jar = Installation.jar("tensorflow-core-native").getFileName().toString();
		assertTrue(lines.get(0), lines.get(0).contains("Check Setup... with \"Download\"") && lines.get(0).contains(jar));
		assertTrue(lines.get(2), lines.get(2).contains("Check the internet connection and try again, or put " + jar));
		assertTrue(lines.get(7), lines.get(8).endsWith(library));
	}

	@Test
	public void unpackedBesideTheEnginesJars() throws Exception {
		final Path unpacked = Path.of(Engines.get().report().natives());
		assumeTrue("unpacked by JavaCPP", Files.isRegularFile(unpacked));
		final Path engine = folder.newFolder("engine").toPath();
		for (final Path jar : withoutNatives())
			Files.createSymbolicLink(engine.resolve(jar.getFileName()), jar);
		final Path natives = Files.createDirectory(engine.resolve(unpacked.getParent().getFileName()));
		try (Stream<Path> files = Files.list(unpacked.getParent())) {
			for (final Path file : files.toList())
				Files.createSymbolicLink(natives.resolve(file.getFileName()), file);
		}
		assertEquals(List.of(natives.resolve(unpacked.getFileName()).toString(), "[CPU:0]"), java(List.of("-Dcutis.engine=" +
			engine), folder.newFolder().toPath(), ReportDriver.class));
	}

	@Test
	public void wrongSettingsAreNamed() throws Exception {
		final Path empty = folder.newFolder("empty").toPath();
		assertEquals(List.of("TENSORFLOW_LIBRARY_PATH is set to " + empty + ", where no " + System
			.mapLibraryName("jnitensorflow") + " is. Set it to the folder that holds " +
			"TensorFlow's native library, or do not set it."), java(List.of("-DTENSORFLOW_LIBRARY_PATH=" + empty), empty,
				ReportDriver.class));
		assertEquals(List.of("The system property cutis.engine is " + empty +
			", but the engine's jars are not there. Name the folder that holds them, or do not set it."), java(List.of(
				"-Dcutis.engine=" + empty), empty, ReportDriver.class));
	}

	private static List<Path> withoutNatives() {
		return Installation.shipped().stream().filter(jar -> !jar.getFileName().toString().startsWith(
			"tensorflow-core-native")).toList();
	}

	private List<String> java(final List<String> options, final Path cache, final Class<?> main, final String... arguments)
		throws Exception
	{
		final List<Path> path = new ArrayList<>(List.of(Path.of("target", "test-classes").toAbsolutePath(), Path.of("target",
			"classes").toAbsolutePath(), Installation.jar("ij-1")));
		path.addAll(withoutNatives());
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-Xmx512m", "-cp", path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
		command.addAll(options);
		command.add(main.getName());
		command.addAll(List.of(arguments));
		final Path out = folder.newFile().toPath(), err = folder.newFile().toPath();
		final ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
		builder.environment().put("DJL_CACHE_DIR", cache.toString());
		builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
		builder.environment().remove("TENSORFLOW_LIBRARY_PATH");
		final Process process = builder.start();
		final boolean ended = process.waitFor(2, TimeUnit.MINUTES);
		process.destroyForcibly();
		assertTrue("ended: " + Files.readString(out), ended);
		assertEquals(Files.readString(err), 0, process.exitValue());
		return Files.readAllLines(out);
	}
}
