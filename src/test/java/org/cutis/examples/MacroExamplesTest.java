package org.cutis.examples;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.cutis.face.RealImageJ;
import org.cutis.model.ModelRegistry;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The example macros as they stand, one after the other in the real ImageJ, on phantoms and with the networks that come with Cutis. */
public class MacroExamplesTest {

	private static final String MODEL = "macro-example-test", OCT = "OCT_00000000000005_phantom_image",
			RCM = "RCM_00000000000005_phantom_image";

	@ClassRule
	public static final TemporaryFolder FOLDER = new TemporaryFolder();

	private static Path oct, rcm, rsom, scans, training, empty;

	private static RealImageJ.Outcome run;

	@BeforeClass
	public static void runAll() throws Exception {
		// Blanks in paths, because users have them.
		oct = FOLDER.newFolder("my OCT").toPath();
		Examples.phantom(oct, "modality", "OCT", "width", 64, "scans", 2, "depth", 224, "seed", 5);
		rcm = FOLDER.newFolder("rcm").toPath();
		Examples.phantom(rcm, "modality", "RCM", "width", 600, "height", 520, "seed", 5);
		rsom = Examples.rsomScan(FOLDER.newFolder("rsom").toPath(), 5);
		scans = FOLDER.newFolder("my scans").toPath();
		Examples.rsomScan(scans, 6);
		Examples.rsomScan(scans, 7);
		Files.writeString(scans.resolve("notes.txt"), "not a scan");
		training = Examples.trainingData(FOLDER.newFolder("training data").toPath());
		empty = FOLDER.newFolder("empty").toPath();
		run = RealImageJ.files(macro("Segment_OCT_Tomogram"), oct.resolve(OCT + ".tif").toString(), macro(
			"Segment_RCM_Mosaic"), rcm.resolve(RCM + ".tif").toString(), macro("RSOM_to_Biomarkers"), rsom.toString(), macro(
				"RSOM_Folder_to_Table"), scans.toString(), changedTraining().toString(), training.toString(), macro(
					"RSOM_Folder_to_Table"), empty.toString());
	}

	@AfterClass
	public static void uninstall() throws Exception {
		Files.deleteIfExists(ModelRegistry.userFolder().resolve(MODEL + ".zip"));
	}

	private static String macro(final String name) {
		return Path.of("scripts", "macros", name + ".ijm").toString();
	}

	/** With those lines changed that a user is to change, so that it takes a second. */
	private static Path changedTraining() throws Exception {
		String text = Files.readString(Path.of(macro("Train_from_Folder")));
		for (final String[] line : new String[][] { { "modality = \"OCT\";", "modality = \"other\";" }, {
			"name = \"my-oct-model\";", "name = \"" + MODEL + "\";" }, { "epochs = 0;", "epochs = 1;" } })
		{
			assertTrue(line[0], text.contains(line[0]));
			text = text.replace(line[0], line[1]);
		}
		return Files.writeString(FOLDER.newFile("mine.ijm").toPath(), text);
	}

	private static void said(final String line) {
		assertTrue(line + " in " + run, run.lines().contains(line));
	}

	private static double number(final String text) {
		return Double.parseDouble(text);
	}

	@Test
	public void octTomogram() throws Exception {
		final Path results = oct.resolve("results");
		said("Layers and their tables are in " + results);
		assertEquals(Examples.thickness(results.resolve(OCT + "_layers.tif"), 2), number(Examples.lastRow(results.resolve(
			OCT + "_layers.csv")).get("epidermis_mean_um")), 1e-3);
		assertTrue(Files.exists(results.resolve(OCT + "_interfaces.csv")));
	}

	@Test
	public void rcmMosaic() throws Exception {
		final Path results = rcm.resolve("results");
		said("Patterns and their table are in " + results);
		final List<Map<String, String>> patterns = Examples.rows(results.resolve(RCM + "_patterns.csv"));
		for (int label = 0; label < 6; label++)
			assertEquals(Examples.area(results.resolve(RCM + "_patterns.tif"), label), number(patterns.get(label).get("area_mm2")),
				1e-4);
	}

	@Test
	public void rsomScan() throws Exception {
		final Path results = rsom.resolveSibling("results");
		final String name = rsom.getFileName().toString().replace("_LF.mat", "_rsom");
		said("Thickness (micrometres): " + results.resolve(name + "_epidermis.csv"));
		said("Roughness (micrometres): " + results.resolve(name + "_epidermis_roughness.csv"));
		said("Look at the epidermis before you use them: " + results.resolve(name + "_epidermis_overlay.tif"));
		assertEquals(Examples.epidermis(results.resolve(name + "_epidermis.tif")), number(Examples.lastRow(results
			.resolve(name + "_epidermis.csv")).get("thickness_mean_um")), 1e-3);
		assertTrue(Files.exists(results.resolve(name + "_epidermis_overlay.tif")));
		assertTrue(number(Examples.lastRow(results.resolve(name + "_epidermis_roughness.csv")).get("ra_upper_um")) >= 0);
		said("Vessels (units in the names of the columns): " + results.resolve(name + "_vessels.csv"));
		assertEquals(Examples.voxels(results.resolve(name + "_vessels.tif"), 1) * 12 * 12 * 3, number(Examples.lastRow(results
			.resolve(name + "_vessels.csv")).get("blood_volume_um3")), 1);
	}

	@Test
	public void rsomFolder() throws Exception {
		final Path results = scans.resolve("results");
		said("2 scans: " + results.resolve("biomarkers.csv"));
		final List<Map<String, String>> rows = Examples.rows(results.resolve("biomarkers.csv"));
		assertEquals(List.of("R_00000000000006_phantom", "R_00000000000007_phantom"), rows.stream().map(row -> row.get("scan"))
			.toList());
		for (final Map<String, String> row : rows) {
			final String name = row.get("scan") + "_rsom_epidermis";
			assertEquals(Examples.epidermis(results.resolve(name + ".tif")), number(row.get("epidermis_thickness_um")),
				1e-3);
			assertEquals(Examples.lastRow(results.resolve(name + ".csv")).get("coverage_percent"), row.get(
				"epidermis_coverage_percent"));
			final Map<String, String> rough = Examples.lastRow(results.resolve(name + "_roughness.csv"));
			assertEquals(rough.get("ra_upper_um"), row.get("ra_upper_um"));
			assertEquals(rough.get("ra_lower_um"), row.get("ra_lower_um"));
			final Map<String, String> blood = Examples.lastRow(results.resolve(row.get("scan") + "_rsom_vessels.csv"));
			assertEquals(blood.get("blood_volume_percent"), row.get("blood_volume_percent"));
			assertEquals(blood.get("vessel_length_mm"), row.get("vessel_length_mm"));
			assertEquals(blood.get("diameter_mean_um"), row.get("vessel_diameter_um"));
		}
	}

	@Test
	public void training() throws Exception {
		final Path table = training.resolve("training-" + MODEL).resolve(MODEL + "_validation.csv");
		said("How good it is on images it has not learned from: " + table);
		assertTrue(number(Examples.lastRow(table).get("dice")) <= 1);
	}

	/** And nothing else went wrong. */
	@Test
	public void aFolderWithoutScansIsASentence() {
		final String sentence = "There is no RSOM scan (R_..._LF.mat) in " + empty + File.separator;
		final List<String> errors = run.errors().stream().filter(line -> !line.startsWith("SLF4J")).toList();
		assertTrue(run.toString(), (errors + " " + run.lines()).contains(sentence));
		assertEquals(List.of(), errors.stream().filter(line -> !line.contains(sentence)).toList());
	}

	/** ImageJ reads macros as ISO 8859-1, and Jython its scripts as ASCII. */
	@Test
	public void allScriptsAreAscii() throws Exception {
		for (final String language : List.of("macros", "jython", "groovy"))
			for (final Path script : Examples.in(language))
				assertTrue(script.toString(), Files.readString(script).chars().allMatch(c -> c < 128));
	}
}
