package org.cutis.image;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.File;
import java.io.IOException;
import java.util.List;

import org.cutis.task.UserError;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LabelPairsTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private File prediction, truth;

	@Before
	public void folders() throws IOException {
		prediction = folder.newFolder("p");
		truth = folder.newFolder("t");
	}

	private static void files(final File folder, final String... names) throws IOException {
		for (final String name : names)
			new File(folder, name).createNewFile();
	}

	private LabelPairs find() {
		return LabelPairs.find(prediction, "prediction", truth);
	}

	private String complaint() {
		return assertThrows(UserError.class, this::find).getMessage();
	}

	private static List<String> text(final LabelPairs pairs) {
		return pairs.pairs().stream().map(p -> p.name() + ": " + p.prediction().getFileName() + " " + p.truth()
			.getFileName()).toList();
	}

	@Test
	public void sameNamesGoTogether() throws IOException {
		files(prediction, "b.tif", "a.png", "c.tif", ".hidden.tif", "a.csv");
		files(truth, "a.tif", "b.ome.tif");
		new File(truth, "folder.tif").mkdir();
		final LabelPairs found = find();
		assertEquals(List.of("a: a.png a.tif", "b: b.tif b.ome.tif"), text(found));
		assertEquals(List.of("c.tif"), found.unused());
	}

	@Test
	public void endingsForLabelsMayDiffer() throws IOException {
		files(prediction, "scan1_epidermis.tif", "scan1_epidermis_probability.tif", "scan2.PNG", "scan3_PRED.tif");
		files(truth, "scan1_truth_epidermis.tif", "scan2-label.tif", "scan3.tif");
		final LabelPairs found = find();
		assertEquals(List.of("scan1_truth_epidermis: scan1_epidermis.tif scan1_truth_epidermis.tif",
			"scan2-label: scan2.PNG scan2-label.tif", "scan3: scan3_PRED.tif scan3.tif"), text(found));
		assertEquals(List.of("scan1_epidermis_probability.tif"), found.unused());
	}

	@Test
	public void theSameNameGoesBeforeAnAlikeOne() throws IOException {
		files(prediction, "a.tif", "a_mask.tif");
		files(truth, "a.tif", "a_mask.tif");
		assertEquals(List.of("a: a.tif a.tif", "a_mask: a_mask.tif a_mask.tif"), text(find()));
	}

	@Test
	public void whatIsNotClearIsAsked() throws IOException {
		files(prediction, "a_epidermis.tif", "a_vessels.tif");
		files(truth, "a.tif");
		assertEquals("The folder of the parameter prediction has more than one file that goes with a.tif of the truth: " +
			"a_epidermis.tif, a_vessels.tif. Leave one of them there.", complaint());
		files(truth, "a_vessels.tif");
		assertEquals("with its own vessels in the truth it is clear", List.of("a: a_epidermis.tif a.tif",
			"a_vessels: a_vessels.tif a_vessels.tif"), text(find()));
		files(truth, "a_vessels.png");
		assertEquals("The folder of the parameter prediction has no file that goes with these of the truth: a_vessels.tif. " +
			"Files go together if their names are the same, except for the extension and endings such as _epidermis or " +
			"_truth.", complaint());
	}

	@Test
	public void twoFilesNeedNoCommonName() throws IOException {
		files(prediction, "x.tif");
		files(truth, "y.tif", "z.tif");
		assertEquals(List.of("y: x.tif y.tif"), text(LabelPairs.find(new File(prediction, "x.tif"), "prediction", new File(
			truth, "y.tif"))));
	}

	@Test
	public void longListsAreCut() {
		assertEquals("0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, ... (21 files)", LabelPairs.list(
			java.util.stream.IntStream.range(0, 21).mapToObj(String::valueOf).toList()));
	}
}
