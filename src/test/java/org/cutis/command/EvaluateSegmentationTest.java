package org.cutis.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import javax.imageio.ImageIO;

import org.cutis.image.Provenance;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.command.CommandModule;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/** The real command in a real context on real files. */
public class EvaluateSegmentationTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule commands = new CommandRule(EvaluateSegmentation.class);

	private File prediction, second, truth, out;

	@Before
	public void folders() throws Exception {
		prediction = folder.newFolder("network A");
		second = folder.newFolder("B");
		truth = folder.newFolder("truth");
		out = new File(folder.getRoot(), "out");
	}

	private void run(final Object... inputs) throws Exception {
		final List<Object> all = new ArrayList<>(List.of("prediction", prediction, "truth", truth, "output", out));
		all.addAll(Arrays.asList(inputs));
		assertNull(commands.run(all.toArray()).getCancelReason());
	}

	/** The rows of a table by "image label" (or the columns given), each by column. */
	private Map<String, Map<String, String>> table(final String file, final int keys) throws Exception {
		final List<String> lines = Files.readAllLines(out.toPath().resolve(file));
		final String[] columns = lines.get(0).split(",", -1);
		final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
		for (final String line : lines.subList(1, lines.size())) {
			final String[] cells = line.split(",", -1);
			assertEquals(line, columns.length, cells.length);
			final Map<String, String> row = new LinkedHashMap<>();
			for (int i = 0; i < columns.length; i++)
				row.put(columns[i], cells[i]);
			assertNull(rows.put(String.join(" ", Arrays.copyOf(cells, keys)), row));
		}
		return rows;
	}

	private static void is(final double expected, final Map<String, String> row, final String... columns) {
		for (final String column : columns)
			assertEquals(row + " " + column, expected, Double.parseDouble(row.get(column)), 1e-9);
	}

	/** Two tiles by hand; the second truth has an unlabelled pixel (9), the second prediction a label that is no class (7). */
	@Test
	public void twoFoldersByHand() throws Exception {
		EvaluationImages.save(truth, "t1.tif", EvaluationImages.bytes(4, 0, 0, 1, 1, 2, 2, 2, 2));
		EvaluationImages.save(prediction, "t1.png", EvaluationImages.bytes(4, 0, 1, 1, 1, 2, 2, 2, 0));
		EvaluationImages.save(truth, "t2.tif", EvaluationImages.bytes(4, 0, 0, 0, 9, 1, 1, 1, 1));
		EvaluationImages.save(prediction, "t2_epidermis.tif", EvaluationImages.bytes(4, 0, 0, 7, 1, 1, 1, 1, 1));
		Files.writeString(prediction.toPath().resolve("notes.txt"), "no image");
		run("ignore_label", 9);

		final var scores = table("network A_evaluation.csv", 2);
		assertEquals("[t1 0, t1 1, t1 2, t1 mean, t2 0, t2 1, t2 2, t2 mean, all 0, all 1, all 2, all mean, " +
			"mean 0, mean 1, mean 2, mean mean, sd 0, sd 1, sd 2, sd mean]", scores.keySet().toString());
		final var one = scores.get("t1 1");
		is(2, one, "truth_voxels");
		is(3, one, "predicted_voxels");
		is(4.0 / 5, one, "dice");
		is(2.0 / 3, one, "iou", "precision");
		is(1, one, "recall", "sensitivity");
		is(5.0 / 6, one, "specificity");
		is((2.0 / 4 + 4.0 / 5 + 6.0 / 7) / 3, scores.get("t1 mean"), "dice");
		assertEquals("a class that the tile does not have", "", scores.get("t2 2").get("dice"));
		is((4.0 / 5 + 1) / 2, scores.get("t2 mean"), "dice");
		// Both tiles: class 0 has TP 3, FP 1, FN 2.
		is(6.0 / 9, scores.get("all 0"), "dice");
		is(3.0 / 5, scores.get("all 0"), "recall");
		is(9.0 / 10, scores.get("all 0"), "specificity");
		is((2.0 / 4 + 4.0 / 5) / 2, scores.get("mean 0"), "dice");
		is((4.0 / 5 - 2.0 / 4) / Math.sqrt(2), scores.get("sd 0"), "dice");
		is(6.0 / 7, scores.get("mean 2"), "dice");
		assertEquals("one value has no spread", "", scores.get("sd 2").get("dice"));

		assertEquals(List.of(
			"truth,predicted_0_voxels,predicted_1_voxels,predicted_2_voxels,predicted_other_voxels," +
				"predicted_0_percent,predicted_1_percent,predicted_2_percent,predicted_other_percent",
			"0,3,1,0,1,60.0,20.0,0.0,20.0", "1,0,6,0,0,0.0,100.0,0.0,0.0", "2,1,0,3,0,25.0,0.0,75.0,0.0"), Files
				.readAllLines(out.toPath().resolve("network A_confusion.csv")));
		assertNotNull(ImageIO.read(new File(out, "network A_confusion.png")));
		final String from = Files.readString(out.toPath().resolve("network A_evaluation.csv.provenance.txt"));
		assertTrue(from, from.contains("ignore_label: 9") && from.contains("truth: " + truth) && from.contains(
			"labels: [0, 1, 2]"));
		assertEquals(5, out.list().length);
	}

	/** Files of any depth of bits, called as they like; the result is the same. */
	@Test
	public void twoFilesOfAnyKind() throws Exception {
		final int[] p = { 0, 0, 1, 1, 1, 0 };
		final int[] t = { 0, 0, 0, 1, 1, 1 };
		for (final ImageProcessor ip : new ImageProcessor[] { new ByteProcessor(3, 2), new ShortProcessor(3, 2),
			new FloatProcessor(3, 2) })
		{
			for (int i = 0; i < p.length; i++)
				ip.setf(i, p[i]);
			final File a = EvaluationImages.save(prediction, "mine.tif", new ImagePlus("a", ip));
			final File b = EvaluationImages.save(truth, "other.png", EvaluationImages.bytes(3, t));
			final CommandModule module = commands.run("prediction", a, "truth", b, "output", out, "labels", "1");
			assertNull(module.getCancelReason());
			final var scores = table("mine_evaluation.csv", 2);
			assertEquals("[other 1, other mean, all 1, all mean]", scores.keySet().toString());
			is(4.0 / 6, scores.get("other 1"), "dice", "precision", "recall", "specificity");
			final ImagePlus picture = (ImagePlus) module.getOutput("confusion");
			assertEquals("labels 1 and other", picture.getWidth(), picture.getHeight());
			assertEquals("[1]", Provenance.of(picture).entries().get("labels"));
			assertNull(module.getOutput("confusion_second"));
		}
	}

	/** The layer of ComputeRoughnessTest: a step of 2 px in the upper surface; the true one is flat. */
	@Test
	public void roughnessOfALayer() throws Exception {
		EvaluationImages.save(prediction, "s.tif", EvaluationImages.layer(3, 2));
		EvaluationImages.save(truth, "s.tif", EvaluationImages.layer(3, 0));
		run("surface_label", 1);
		final var scores = table("network A_evaluation.csv", 2);
		final double ra = 1.2 * 2 / 10;
		for (final String image : new String[] { "s 1", "all 1" }) {
			is(ra, scores.get(image), "ra_upper_px");
			is(ra / 2, scores.get(image), "ra_both_px");
			// A TIFF keeps a pixel size with six digits.
			assertEquals(3 * ra, Double.parseDouble(scores.get(image).get("ra_upper_um")), 1e-5);
			is(0, scores.get(image), "ra_lower_px", "ra_truth_upper_px", "ra_truth_both_um", "without_surface_percent");
		}
		assertEquals("", scores.get("s 0").get("ra_upper_px"));
		assertEquals("", scores.get("s mean").get("ra_upper_px"));
	}

	/** Seven images; the second prediction has one wrong pixel more in each, and two more in one. */
	@Test
	public void aSecondPredictionIsTested() throws Exception {
		final Random random = new Random(1);
		for (int i = 0; i < 7; i++) {
			final int[] t = random.ints(60, 0, 2).toArray();
			final int[] a = t.clone(), b = t.clone();
			for (int k = 0; k <= i; k++) {
				a[k] = 1 - a[k];
				b[k] = 1 - b[k];
			}
			b[20 + i] = 1 - b[20 + i];
			// In the last image the second one is right all over: the largest difference, the other way round.
			EvaluationImages.save(truth, "i" + i + ".tif", EvaluationImages.bytes(10, t));
			EvaluationImages.save(prediction, "i" + i + ".tif", EvaluationImages.bytes(10, a));
			EvaluationImages.save(second, "i" + i + ".tif", EvaluationImages.bytes(10, i == 6 ? t : b));
		}
		run("compare_with", second);
		final var comparison = table("network A_comparison.csv", 2);
		final var dice = comparison.get("mean dice");
		is(7, dice, "images", "images_differing");
		// Six falls and one larger rise: W = 7; sums of 1 to 7 up to 7: 1 + 1 + 1 + 2 + 2 + 3 + 4 + 5 = 19 of 128.
		is(2 * 19.0 / 128, dice, "p_wilcoxon");
		final var first = table("network A_evaluation.csv", 2);
		final var other = table("network A_evaluation_second.csv", 2);
		is(Double.parseDouble(first.get("mean mean").get("dice")), dice, "first_mean");
		is(Double.parseDouble(other.get("mean mean").get("dice")), dice, "second_mean");
		is(1, other.get("i6 mean"), "dice");
		assertTrue(comparison.keySet().toString(), comparison.containsKey("1 recall") && !comparison.containsKey(
			"1 sensitivity"));
		assertTrue(new File(out, "network A_confusion_second.png").exists());
	}

	@Test
	public void tooFewImagesHaveNoP() throws Exception {
		for (int i = 0; i < 5; i++) {
			EvaluationImages.save(truth, i + ".tif", EvaluationImages.bytes(2, 0, 0, 1, 1));
			EvaluationImages.save(prediction, i + ".tif", EvaluationImages.bytes(2, 0, 0, 1, 1));
			EvaluationImages.save(second, i + ".tif", EvaluationImages.bytes(2, 0, 1, 1, 1));
		}
		final List<String> log = new ArrayList<>();
		commands.run(message -> log.add(message.text()), "prediction", prediction, "truth", truth, "compare_with", second,
			"output", out);
		for (final var row : table("network A_comparison.csv", 2).values())
			assertEquals("", row.get("p_wilcoxon"));
		assertTrue(log.toString(), log.toString().contains("at least 6 in which the two predictions differ"));
	}

	@Test
	public void nothingIsSavedWithoutAFolderAndInputsStay() throws Exception {
		final File p = EvaluationImages.save(prediction, "a.tif", EvaluationImages.bytes(2, 0, 0, 1, 1));
		final File t = EvaluationImages.save(truth, "a.tif", EvaluationImages.bytes(2, 0, 1, 1, 1));
		final byte[] before = Files.readAllBytes(p.toPath());
		assertNotNull(commands.run("prediction", p, "truth", t).getOutput("confusion"));
		assertArrayEquals(before, Files.readAllBytes(p.toPath()));
		try (var files = Files.walk(folder.getRoot().toPath())) {
			assertEquals(2, files.filter(Files::isRegularFile).map(Path::getFileName).count());
		}
	}
}
