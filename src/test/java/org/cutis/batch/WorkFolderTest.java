package org.cutis.batch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import com.google.gson.Gson;

/** What dead runs have left goes, and nothing else. */
public class WorkFolderTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Test
	public void onlyThoseOfTheDeadAreDeleted() throws Exception {
		final Path root = folder.getRoot().toPath();
		final ProcessId own = ProcessId.own();
		final Process ended = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-version").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		final ProcessId dead = new ProcessId(own.host(), own.space(), ended.pid(), ended.info().startInstant().map(
			Instant::toString).orElse(""));
		ended.waitFor();
		make(root, ".work-vm-1-00000001", dead, Duration.ZERO);
		make(root, ".work-vm-2-00000002", own, Duration.ofDays(3));
		make(root, ".work-vm-3-00000003", new ProcessId(own.host(), own.space(), own.pid(), "2001-01-01T00:00:00Z"), Duration
			.ZERO);
		make(root, ".work-far-4-00000004", new ProcessId("far", "", dead.pid(), ""), Duration.ofHours(23));
		make(root, ".work-far-5-00000005", new ProcessId("far", "", own.pid(), own.started()), Duration.ofHours(25));
		make(root, ".work-vm-6-00000006", new ProcessId(own.host(), "pid:[1]", dead.pid(), dead.started()), Duration.ZERO);
		make(root, ".work-mine", dead, Duration.ofDays(3));
		make(root, "results", dead, Duration.ofDays(3));
		Files.createDirectory(root.resolve(".work-vm-7-00000007"));
		Files.createSymbolicLink(root.resolve(".work-vm-8-00000008"), root.resolve("results"));
		WorkFolder.cleanLeftovers(root);
		assertEquals(List.of(".work-far-4-00000004", ".work-mine", ".work-vm-2-00000002", ".work-vm-6-00000006",
			".work-vm-7-00000007", ".work-vm-8-00000008", "results"), names(root));
		assertTrue(Files.exists(root.resolve("results/results/a.csv")));
	}

	@Test
	public void anOpenOneStays() throws IOException {
		final Path root = folder.getRoot().toPath();
		try (WorkFolder work = WorkFolder.in(root)) {
			Files.writeString(work.fresh().resolve("a"), "1");
			final Path fresh = work.fresh();
			assertEquals(List.of(), names(fresh));
			WorkFolder.cleanLeftovers(root);
			assertTrue(Files.exists(fresh));
		}
		assertEquals(List.of(), names(root));
	}

	@Test
	public void processesAreTold() {
		assertEquals(Optional.of(false), ProcessId.own().hasEnded());
		assertFalse(new ProcessId("elsewhere", "", 1, "").hasEnded().isPresent());
	}

	private static void make(final Path root, final String name, final ProcessId owner, final Duration age)
		throws IOException
	{
		final Path path = root.resolve(name);
		Files.createDirectories(path.resolve("results"));
		Files.writeString(path.resolve("results/a.csv"), "1");
		Files.writeString(path.resolve("owner.json"), new Gson().toJson(owner));
		Files.setLastModifiedTime(path.resolve("owner.json"), FileTime.from(Instant.now().minus(age)));
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}
}
