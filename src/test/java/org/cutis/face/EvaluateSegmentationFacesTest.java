package org.cutis.face;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.cutis.command.EvaluationImages;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Evaluate Segmentation as users reach it: by macro in the real ImageJ and by command line. */
public class EvaluateSegmentationFacesTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private File prediction, truth;

	private Path out;

	@Before
	public void makeImages() throws Exception {
		prediction = folder.newFolder("my labels");
		truth = folder.newFolder("truth");
		out = folder.getRoot().toPath().resolve("my results");
		EvaluationImages.save(prediction, "a_epidermis.tif", EvaluationImages.bytes(3, 0, 1, 1, 1, 0, 0));
		EvaluationImages.save(truth, "a.png", EvaluationImages.bytes(3, 0, 1, 1, 0, 0, 0));
	}

	@Test
	public void aMacroInTheRealImageJ() throws Exception {
		final RealImageJ.Outcome run = RealImageJ.macro("""
			run("Evaluate Segmentation...", "prediction=[P] truth=[T] output=[OUT]");
			print(getTitle() + " " + getWidth() + " " + nImages);
			""".replace("[P]", "[" + prediction + "]").replace("[T]", "[" + truth + "]").replace("OUT", out.toString()));
		assertEquals(List.of(), run.errors());
		assertEquals(List.of("Confusion matrix " + (76 + 2 * 72 + 16) + " 1"), run.lines());
		// Label 1: TP 2, FP 1, FN 0.
		assertTrue(Files.readAllLines(out.resolve("my labels_evaluation.csv")).get(2).startsWith("a,1,2,3,0.8,"));
	}

	@Test
	public void onTheCommandLine() throws Exception {
		final RealImageJ.Outcome run = cutis("--labels=1");
		assertEquals(List.of(), run.errors());
		assertEquals(0, run.exit());
		assertEquals(List.of("confusion.csv", "confusion.csv.provenance.txt", "confusion.png", "evaluation.csv",
			"evaluation.csv.provenance.txt").stream().map(end -> out.resolve("my labels_" + end).toString()).toList(), run
				.lines());
	}

	/** ImageJ would tell of a damaged file on standard output. */
	@Test
	public void aDamagedFileIsOneLine() throws Exception {
		final File bad = new File(truth, "a.png");
		Files.write(bad.toPath(), Arrays.copyOf(Files.readAllBytes(bad.toPath()), 40));
		final RealImageJ.Outcome run = cutis();
		assertEquals(List.of("cutis: The file " + bad + " is not an image that ImageJ can open." +
			" Give a TIFF file, or open it in Fiji and save it as TIFF."), run.errors());
		assertEquals(List.of(), run.lines());
		assertEquals(1, run.exit());
		assertEquals(0, out.toFile().list().length);
	}

	private RealImageJ.Outcome cutis(final String... options) throws Exception {
		final List<String> arguments = new ArrayList<>(List.of("evaluate-segmentation", "--prediction", prediction
			.getPath(), "--truth", truth.getPath(), "--output", out.toString()));
		arguments.addAll(List.of(options));
		return RealImageJ.java(List.of(), CommandLine.class.getName(), arguments.toArray(String[]::new));
	}
}
