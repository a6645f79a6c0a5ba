package org.cutis.batch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import org.cutis.task.ForwardedProgress;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** A batch with a step whose results are easy to foresee. */
public class BatchRunTest {

	private static final String OWN = "batch-count/";

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private Path in, out;

	@Before
	public void makeFiles() throws IOException {
		in = BatchTrees.inputs(folder.getRoot().toPath().resolve("in"));
		out = folder.getRoot().toPath().resolve("out");
	}

	@Test
	public void theResultsLieAsTheFilesDo() throws IOException {
		final CountingStep step = new CountingStep(10);
		final BatchResult result = BatchTrees.run(in, out, "", step);
		assertEquals(List.of("a.txt", "a.txt", "c.txt", "d.txt"), step.seen);
		assertEquals(List.of(), result.problems());
		assertEquals(4, result.files());
		final Map<String, String> results = BatchTrees.results(out);
		assertEquals("a_copy.bin a_sum.csv b/a_copy.bin b/a_sum.csv b/c_copy.bin b/c_sum.csv batch-count/all_sum.csv " +
			"batch-count/all_sum.csv.provenance.txt batch-count/report.csv d_copy.bin d_sum.csv", String.join(" ", results
				.keySet()));
		assertEquals("value,times\n4,40\n5,50\n", results.get("d_sum.csv"));
		assertEquals("input,value,times\na.txt,1,10\nb/a.txt,2,20\nb/c.txt,3,30\nd.txt,4,40\nd.txt,5,50\n", results.get(OWN +
			"all_sum.csv"));
		assertEquals("input,status,error\na.txt,done,\nb/a.txt,done,\nb/c.txt,done,\nd.txt,done,\n", results.get(OWN +
			"report.csv"));
		assertTrue(results.get(OWN + "all_sum.csv.provenance.txt").contains("batch.command: count\nfactor: 10\n"));
	}

	@Test
	public void theManifestTellsWhatWasDone() throws IOException {
		BatchTrees.write(in, "b/x.txt", "bad\n");
		BatchTrees.run(in, out, "", new CountingStep(10));
		final List<JsonObject> lines = manifest("manifest.jsonl");
		assertEquals(List.of("a.txt", "b/a.txt", "b/c.txt", "b/x.txt", "d.txt"), lines.stream().map(l -> l.get("input")
			.getAsString()).toList());
		final JsonObject c = lines.get(2);
		// printf '3\n' | sha256sum
		assertEquals("[{\"path\":\"b/c.txt\",\"size\":2,\"sha256\":" +
			"\"1121cfccd5913f0a63fec40a6ffd44ea64f9dc135c66634ba001d10bcf4302a2\"}]", c.get("input_files").toString());
		assertEquals("{\"factor\":\"10\"}", c.get("parameters").toString());
		assertEquals("{\"net\":\"abc\"}", c.get("uses").toString());
		assertEquals("b/c_copy.bin", c.getAsJsonArray("outputs").get(0).getAsJsonObject().get("path").getAsString());
		assertEquals("value,times\n3,30\n".length(), c.getAsJsonArray("outputs").get(1).getAsJsonObject().get("size")
			.getAsInt());
		assertTrue(c.get("error").isJsonNull());
		assertTrue(c.get("seconds").getAsDouble() >= 0);
		assertEquals("The file x.txt is bad.", lines.get(3).get("error").getAsString());
		assertEquals(0, lines.get(3).getAsJsonArray("outputs").size());
	}

	@Test
	public void aSecondRunDoesWhatIsNotDone() throws IOException {
		BatchTrees.write(in, "b/x.txt", "bad\n");
		BatchTrees.write(in, "e.txt", "6\n");
		BatchTrees.run(in, out, "", new CountingStep(10));
		assertEquals("what failed is tried again", List.of("x.txt"), again(10));
		final FileTime before = Files.getLastModifiedTime(in.resolve("a.txt"));
		BatchTrees.write(in, "a.txt", "7\n");
		Files.setLastModifiedTime(in.resolve("a.txt"), before);
		Files.delete(out.resolve("b/a_copy.bin"));
		Files.writeString(out.resolve("d_sum.csv"), "half");
		BatchTrees.write(in, "b/x.txt", "8\n");
		BatchTrees.write(in, "f.txt", "9\n");
		assertEquals(List.of("a.txt", "a.txt", "x.txt", "d.txt", "f.txt"), again(10));
		assertEquals(List.of(), again(10));
		assertTrue(BatchTrees.results(out).get(OWN + "all_sum.csv").startsWith("input,value,times\na.txt,7,70\n"));
		assertEquals("with other parameters all", 7, again(3).size());
		assertEquals("and back, though all sizes are the same", 7, again(2).size());
		assertEquals(7, again(3).size());
		final CountingStep redo = new CountingStep(3);
		new BatchRun(new BatchRequest(in, "*.txt", true, out, Shard.ALL, true), redo, Progress.none()).run();
		assertEquals(7, redo.seen.size());
	}

	@Test
	public void aFailingFileDoesNotStopTheOthers() throws IOException {
		BatchTrees.write(in, "b/a.txt", "3\nbad\n");
		BatchTrees.write(in, "b/c.txt", "bug\n");
		BatchTrees.write(out, "b/c_copy.bin", "of before");
		final List<String> said = new ArrayList<>();
		final BatchResult result = new BatchRun(BatchTrees.request(in, out, ""), new CountingStep(1), new ForwardedProgress(Progress.none()) {

			@Override
			public void log(final String message) {
				said.add(message);
			}
		}).run();
		final List<String> problems = List.of("b/a.txt: The file a.txt is bad.",
			"b/c.txt: Unexpected error: java.lang.IllegalStateException: a bug");
		assertEquals(problems, result.problems());
		assertEquals(problems.stream().map(p -> p.replaceFirst(":", " failed:")).toList(), said);
		assertEquals("input,value,times\na.txt,1,1\nd.txt,4,4\nd.txt,5,5\n", BatchTrees.results(out).get(OWN +
			"all_sum.csv"));
		assertEquals("input,status,error\na.txt,done,\nb/a.txt,failed,The file a.txt is bad.\n" +
			"b/c.txt,failed,Unexpected error: java.lang.IllegalStateException: a bug\nd.txt,done,\n", BatchTrees.results(out)
				.get(OWN + "report.csv"));
		assertEquals("what was there stays", "of before", BatchTrees.results(out).get("b/c_copy.bin"));
		assertFalse("nothing half-made", Files.exists(out.resolve("b/a_copy.bin")));
	}

	@Test
	public void shardsAndGatheringGiveTheSameAsOneRun() throws IOException {
		BatchTrees.write(in, "b/x.txt", "bad\n");
		BatchTrees.run(in, out, "", new CountingStep(10));
		final Path shards = folder.getRoot().toPath().resolve("shards");
		final List<String> seen = new ArrayList<>();
		for (final String shard : List.of("3/3", "1/3", "2/3")) {
			final CountingStep step = new CountingStep(10);
			BatchTrees.run(in, shards, shard, step);
			seen.addAll(step.seen);
			assertFalse(Files.exists(shards.resolve(OWN + "report.csv")));
		}
		assertEquals("each file once", List.of("a.txt", "a.txt", "c.txt", "d.txt", "x.txt"), seen.stream().sorted().toList());
		final BatchResult result = Gathering.run(BatchTrees.request(in, shards, "2/3"), new CountingStep(10).info(), Progress
			.none());
		assertEquals(List.of("b/x.txt: The file x.txt is bad."), result.problems());
		assertEquals(BatchTrees.results(out), BatchTrees.results(shards));
		assertEquals(2, manifest(shards, "manifest-1-of-3.jsonl").size());
		final CountingStep other = new CountingStep(10);
		BatchTrees.run(in, shards, "1/2", other);
		BatchTrees.run(in, shards, "2/2", other);
		assertEquals("what any shard has done is done", List.of("x.txt"), other.seen);
	}

	@Test
	public void gatheringTellsWhatIsNotDone() throws IOException {
		final BatchRequest request = BatchTrees.request(in, out, "");
		final StepInfo info = new CountingStep(10).info();
		assertTrue(assertThrows(UserError.class, () -> Gathering.run(request, info, Progress.none())).getMessage().startsWith(
			"There is nothing to gather"));
		BatchTrees.run(in, out, "1/2", new CountingStep(10));
		Files.writeString(out.resolve("a_sum.csv"), "value,times\n1,99\n");
		final BatchResult result = Gathering.run(request, info, Progress.none());
		assertEquals(List.of("a.txt: Its table a_sum.csv has been changed since. Delete it and run the batch again.",
			"b/a.txt: not done", "d.txt: not done"), result.problems());
		assertEquals("input,value,times\nb/c.txt,3,30\n", BatchTrees.results(out).get(OWN + "all_sum.csv"));
		BatchTrees.run(in, out, "", new CountingStep(3));
		final List<String> others = Gathering.run(request, info, Progress.none()).problems();
		assertEquals("those of other parameters do not count", 4, others.size());
		assertTrue(others.get(0).startsWith("a.txt: It was done with other parameters"));
		assertFalse("nor do tables of before stay", Files.exists(out.resolve(OWN + "all_sum.csv")));
	}

	/** Results match the pattern, too; other shards write theirs meanwhile. */
	@Test
	public void resultsBesideTheFilesAreNotTakenForFiles() throws IOException {
		final CountingStep step = new CountingStep(1) {

			@Override
			public void run(final Path input, final Path output, final Progress progress) throws IOException {
				super.run(input, output, progress);
				final String name = input.getFileName().toString();
				Files.writeString(output.resolve(name.replace(".txt", "_more.txt")), "1\n");
			}
		};
		for (final String shard : List.of("1/2", "2/2", "1/2", ""))
			BatchTrees.run(in, in, shard, step);
		assertEquals(List.of("a.txt", "c.txt", "a.txt", "d.txt"), step.seen);
		assertTrue(Files.exists(in.resolve("b/c_more.txt")));
		BatchTrees.write(in, "b/c_more_more.txt", "1\n");
		final BatchResult result = BatchTrees.run(in, in, "", step);
		assertEquals(5, result.files());
		final Path inside = in.resolve("results");
		assertEquals(5, BatchTrees.run(in, inside, "", new CountingStep(1)).files());
		assertEquals("an output folder among the files", 5, BatchTrees.run(in, inside, "", new CountingStep(1)).files());
	}

	@Test
	public void noResultReplacesAFile() throws IOException {
		BatchTrees.write(in, "a_more.txt", "precious\n");
		final CountingStep step = new CountingStep(1) {

			@Override
			public void run(final Path input, final Path output, final Progress progress) throws IOException {
				final String name = input.getFileName().toString();
				Files.writeString(output.resolve(name.replace(".txt", "_more.txt")), "1\n");
			}
		};
		assertEquals(List.of("a.txt: The result a_more.txt would replace the input of that name. Rename that, or choose an " +
			"output folder apart from the images."), BatchTrees.run(in, in, "", step).problems());
		assertEquals("precious\n", Files.readString(in.resolve("a_more.txt")));
	}

	@Test
	public void aTornOrForeignManifestIsNoHarm() throws IOException {
		BatchTrees.run(in, out, "", new CountingStep(10));
		final Path manifest = out.resolve(OWN + "manifest.jsonl");
		final List<String> lines = Files.readAllLines(manifest);
		final String torn = lines.get(3).substring(0, 40);
		Files.writeString(manifest, "\n[1]\n{}\nnull\n\"\"\n" + lines.get(0) + "\n" + lines.get(1).replace("b/a_copy.bin",
			"../in/notes.md").replaceFirst("\"size\":2,(\"sha256\":\"[0-9a-f]+\"}\\],\"seconds)", "\"size\":4,$1") + "\n" +
			lines.get(2).replaceFirst("\\{", "{{") + "\n" + torn);
		assertEquals(List.of("a.txt", "c.txt", "d.txt"), again(10));
		assertEquals(List.of(), again(10));
		assertTrue("the torn line is still there, and a line of its own", Files.readAllLines(manifest).contains(torn));
	}

	/** Java closes a command's files when the process is told to end: the file is not to blame. */
	@Test
	public void whatFailsWhileItIsStoppedIsNotWrittenDown() throws IOException {
		final boolean[] stopped = new boolean[1];
		final CountingStep step = new CountingStep(1) {

			@Override
			public void run(final Path input, final Path output, final Progress progress) throws IOException {
				if (seen.size() == 2) {
					stopped[0] = true;
					throw new IOException("closed");
				}
				super.run(input, output, progress);
			}
		};
		final Progress stopping = new ForwardedProgress(Progress.none()) {

			@Override
			public boolean isCancelled() {
				return stopped[0];
			}
		};
		assertThrows(CancellationException.class, () -> new BatchRun(BatchTrees.request(in, out, ""), step, stopping).run());
		final List<String> lines = Files.readAllLines(out.resolve(OWN + "manifest.jsonl"));
		assertEquals(2, lines.size());
		for (final String line : lines)
			assertTrue(line, line.endsWith("\"error\":null}"));
	}

	@Test
	public void cancelLeavesNothingHalfMade() throws IOException {
		final CountingStep step = new CountingStep(1);
		final Progress third = new ForwardedProgress(Progress.none()) {

			@Override
			public boolean isCancelled() {
				return step.seen.size() == 3;
			}
		};
		assertThrows(CancellationException.class, () -> new BatchRun(BatchTrees.request(in, out, ""), step, third).run());
		assertEquals("a_copy.bin a_sum.csv b/a_copy.bin b/a_sum.csv batch-count/manifest.jsonl batch-count/results.jsonl", String
			.join(" ", BatchTrees.content(out).keySet()));
		assertEquals(List.of("c.txt", "d.txt"), again(1));
	}

	/** Slurm may start a shard again while its first copy is still at work. */
	@Test
	public void twoCopiesOfAShardDoNotDisturbEachOther() throws Exception {
		for (int i = 0; i < 6; i++)
			BatchTrees.write(in, "many/" + i + ".txt", i + "\n");
		BatchTrees.run(in, out, "", new CountingStep(10));
		final Path both = folder.getRoot().toPath().resolve("both");
		final var threads = Executors.newFixedThreadPool(3);
		try {
			final List<Future<BatchResult>> runs = new ArrayList<>();
			for (int i = 0; i < 3; i++)
				runs.add(threads.submit(() -> BatchTrees.run(in, both, "1/1", new CountingStep(10))));
			for (final Future<BatchResult> run : runs)
				assertEquals(List.of(), run.get().problems());
		}
		finally {
			threads.shutdown();
		}
		assertEquals(BatchTrees.results(out), BatchTrees.results(both));
		assertEquals(List.of(), Files.readAllLines(both.resolve(OWN + "manifest.jsonl"), StandardCharsets.UTF_8).stream()
			.filter(line -> ManifestJson.read(line).isEmpty()).toList());
	}

	@Test
	public void wrongFoldersAreSaid() throws IOException {
		assertEquals("There is no input folder " + in.resolve("x") + ". Check its path.", complaint(in.resolve("x"), out));
		assertEquals("The input folder " + in.resolve("a.txt") + " is a file. Give its folder.", complaint(in.resolve("a.txt"),
			out));
		assertEquals("The input folder " + in.resolve(".cache/..").resolve("empty") +
			" has no file that matches *.txt. Check the folder and the pattern.", complaint(Files.createDirectory(in.resolve(
				".cache/..").resolve("empty")), out));
		BatchTrees.write(in, "out", "a file");
		assertTrue(complaint(in, in.resolve("out")).startsWith("The output folder " + in.resolve("out")));
		BatchTrees.write(in, "b/a.ome.txt", "1\n");
		assertEquals("The results of b/a.ome.txt and b/a.txt would have the same names. Rename one of them, or give a pattern " +
			"that only one matches.", complaint(in, out));
		assertFalse(Files.exists(out));
	}

	private String complaint(final Path input, final Path output) {
		return assertThrows(UserError.class, () -> BatchTrees.run(input, output, "", new CountingStep(1))).getMessage();
	}

	/** @return the files that a further run does */
	private List<String> again(final int factor) throws IOException {
		final CountingStep step = new CountingStep(factor);
		BatchTrees.run(in, out, "", step);
		return step.seen;
	}

	private List<JsonObject> manifest(final String name) throws IOException {
		return manifest(out, name);
	}

	private static List<JsonObject> manifest(final Path output, final String name) throws IOException {
		return Files.readAllLines(output.resolve(OWN + name)).stream().map(line -> JsonParser.parseString(line)
			.getAsJsonObject()).collect(Collectors.toList());
	}
}
