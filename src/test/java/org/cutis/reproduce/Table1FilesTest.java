package org.cutis.reproduce;

import static org.cutis.reproduce.Scores.result;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.cutis.engine.EngineReport;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The files that are written. */
public class Table1FilesTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private static final Table1Settings SETTINGS = Table1Settings.scaled();

	/** Ra of the U-Net falls to a third, that of the FCN not at all; s = 2000 fails for the FCN. */
	private static Table1Page page() {
		final List<Table1Result> results = new ArrayList<>();
		for (final Table1Settings.Run run : SETTINGS.runs()) {
			final boolean unet = run.network().equals("U-Net");
			if (!unet && run.s() == 2000) results.add(result(run.network(), run.s(), 90, 3));
			else results.add(result(run.network(), run.s(), 10, unet ? 0.3 / (1 + run.s() / 1000) : 2));
		}
		return new Table1Page(SETTINGS, results, new EngineReport("TensorFlow 2", List.of("CPU:0"), "", List.of(), false),
			false);
	}

	@Test
	public void theCsvHasTheColumnsThatWereAskedFor() throws IOException {
		final Path out = folder.getRoot().toPath();
		Table1Files.write(out, page());
		final List<String> lines = Files.readAllLines(out.resolve("rsom-table1.csv"));
		assertEquals("network,s,dice,dice_sd,precision,recall,iou,ra_px,ra_px_sd,p_dice,p_ra", lines.get(0));
		assertEquals(13, lines.size());
		assertEquals(List.of("U-Net,0", "U-Net,1", "U-Net,10", "U-Net,100", "U-Net,1000", "U-Net,2000", "7FCN,0", "7FCN,1",
			"7FCN,10", "7FCN,100", "7FCN,1000", "7FCN,2000"), lines.stream().skip(1).map(l -> l.replaceFirst(
				"^([^,]*,[^,]*),.*", "$1")).toList());
		for (final String line : lines)
			assertEquals(line, 11, line.split(",", -1).length);
		assertTrue("no p of s = 0 against itself", lines.get(1).endsWith(",,"));
		// Eight volumes, all smoother: 2 of 2^8 signs. Dice does not differ.
		assertTrue(lines.get(6), lines.get(6).endsWith(",,0.00781"));
		// Ra 0.3 (1 + 0.01 i) / 3, i = 0 ... 7
		assertEquals(0.1 * 1.035, Double.parseDouble(lines.get(6).split(",")[7]), 1e-5);
	}

	@Test
	public void thePageSaysWhetherTheFindingShows() throws IOException {
		final String text = page().text();
		assertTrue(text, text.contains("- U-Net: **yes**. From s = 0 to s = 2000 Ra falls 3.00-fold, from 0.311 to 0.10"));
		assertTrue(text, text.contains("- 7FCN: **no**."));
		assertTrue(text, text.contains("| 7FCN | 2000 (not stable) |"));
		assertTrue(text, text.contains("scripts/reproduce rsom-table1\n"));
		assertTrue(text, text.lines().noneMatch(l -> l.contains("NaN") || l.contains("%n") || l.contains("null")));
	}

	@Test
	public void thePictureShowsTheCurves() throws IOException {
		final Path out = folder.getRoot().toPath();
		Table1Files.write(out, page());
		final var picture = ImageIO.read(out.resolve("rsom-table1.png").toFile());
		assertTrue(picture.getWidth() >= 1200 && picture.getHeight() >= 760);
		try (Stream<Path> files = Files.list(out)) {
			assertEquals("nothing else is left", 3, files.count());
		}
	}

	@Test
	public void zeroStandsLeftOfTheLogarithmicAxis() {
		assertEquals(0, Table1Picture.position(0), 0);
		assertEquals(1, Table1Picture.position(1), 0);
		assertEquals(4, Table1Picture.position(1000), 1e-12);
		assertEquals(4.30103, Table1Picture.position(2000), 1e-5);
	}
}
