package org.cutis.examples;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.codehaus.groovy.jsr223.GroovyScriptEngineFactory;
import org.cutis.model.ModelRegistry;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.python.jsr223.PyScriptEngineFactory;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleService;
import org.scijava.script.ScriptModule;
import org.scijava.script.ScriptService;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;

/**
 * The example scripts in Jython and Groovy as they stand, run by SciJava's script service as in Fiji: it reads their {@code #@}
 * lines, takes the inputs, injects the services and hands over the outputs. The languages themselves come from Jython's and
 * Groovy's own jars; Fiji's adapters to them (scripting-jython, scripting-groovy) are not on Maven Central.
 */
public class ScriptExamplesTest {

	private static final String MODEL = "script-example-test";

	@ClassRule
	public static final TemporaryFolder FOLDER = new TemporaryFolder();

	private static Context context;

	/** What the script has printed, and the error with which it ended. */
	private static String printed, failed;

	@BeforeClass
	public static void start() {
		// Jython would unpack what it knows of the class path into the user's home.
		System.setProperty("python.cachedir.skip", "true");
		System.setProperty("python.import.site", "false");
		context = new Context(ScriptService.class, CommandService.class, StatusService.class);
		// All three as Fiji does.
		final ScriptService scripts = context.service(ScriptService.class);
		scripts.getIndex().add(new PyScriptEngineFactory(), false);
		scripts.getIndex().add(new GroovyScriptEngineFactory(), false);
		scripts.addAlias(ImagePlus.class);
	}

	@AfterClass
	public static void end() throws Exception {
		context.dispose();
		Files.deleteIfExists(ModelRegistry.userFolder().resolve(MODEL + ".zip"));
	}

	/** @param inputs name, value, name, value ... */
	private static ScriptModule run(final String script, final Object... inputs) throws Exception {
		final ScriptService scripts = context.service(ScriptService.class);
		final ScriptModule module = (ScriptModule) context.service(ModuleService.class).createModule(scripts
			.getScript(new File("scripts", script)));
		final StringWriter out = new StringWriter();
		final StringWriter err = new StringWriter();
		module.setOutputWriter(out);
		module.setErrorWriter(err);
		context.service(ModuleService.class).run(module, true, inputs).get();
		printed = out.toString();
		failed = err.toString();
		return module;
	}

	@Test
	public void oneImage() throws Exception {
		final Path data = FOLDER.newFolder().toPath();
		Examples.phantom(data, "modality", "OCT", "width", 48, "scans", 2, "depth", 224, "seed", 3);
		final ImagePlus image = IJ.openImage(data.resolve("OCT_00000000000003_phantom_image.tif").toString());
		final ImagePlus labels = (ImagePlus) run("jython/Segment_Image_in_Jython.py", "image", image, "modality", "OCT").getOutput(
			"labels");
		final long[] counts = new long[256];
		for (int z = 1; z <= 2; z++)
			for (int i = 0; i < 48 * 224; i++)
				counts[labels.getStack().getProcessor(z).get(i)]++;
		final StringBuilder expected = new StringBuilder();
		for (int label = 0; label < 256; label++)
			if (counts[label] > 0) expected.append(String.format(Locale.ROOT, "label %d: %d voxels, %.2f %%\n", label,
				counts[label], 100.0 * counts[label] / (2 * 48 * 224)));
		assertEquals(expected.toString(), printed);
		assertTrue("all layers", counts[0] > 0 && counts[2] > 0 && counts[4] > 0);
	}

	@Test
	public void aWrongInputEndsTheScriptWithTheSentence() throws Exception {
		final ImagePlus colours = IJ.createImage("colours", "RGB black", 16, 16, 1);
		run("jython/Segment_Image_in_Jython.py", "image", colours, "modality", "RSOM");
		assertTrue(failed, failed.contains("RuntimeError: The image \"colours\" is an RGB image"));
		assertEquals("", printed);
	}

	@Test
	public void rsomScan() throws Exception {
		final Path scan = Examples.rsomScan(FOLDER.newFolder().toPath(), 4);
		final File results = new File(FOLDER.newFolder(), "results");
		final ScriptModule module = run("jython/RSOM_to_Biomarkers_in_Jython.py", "lf_file", scan.toFile(), "results", results);
		final ImagePlus labels = (ImagePlus) module.getOutput("labels");
		final String name = "R_00000000000004_phantom";
		assertEquals(name + "_epidermis", labels.getTitle());
		final Map<String, String> row = Examples.lastRow(results.toPath().resolve(name + "_biomarkers.csv"));
		assertEquals(name, row.get("scan"));
		assertEquals(Examples.epidermis(results.toPath().resolve(name + "_epidermis.tif")), Double.parseDouble(row.get(
			"epidermis_thickness_um")), 1e-3);
		final Map<String, String> rough = Examples.lastRow(results.toPath().resolve(name + "_epidermis_roughness.csv"));
		assertEquals(rough.get("ra_upper_um"), row.get("ra_upper_um"));
		assertEquals(rough.get("ra_lower_um"), row.get("ra_lower_um"));
		assertEquals(name + "_vessels", ((ImagePlus) module.getOutput("vessels")).getTitle());
		final Map<String, String> blood = Examples.lastRow(results.toPath().resolve(name + "_vessels.csv"));
		assertEquals(Examples.voxels(results.toPath().resolve(name + "_vessels.tif"), 1) * 12 * 12 * 3, Double.parseDouble(blood
			.get("blood_volume_um3")), 1);
		assertEquals(blood.get("blood_volume_percent"), row.get("blood_volume_percent"));
		assertEquals(blood.get("diameter_mean_um"), row.get("vessel_diameter_um"));
		assertTrue(printed, printed.contains("ra_upper_um: " + rough.get("ra_upper_um") + "\n"));
	}

	/** One of two tomograms cannot be segmented; one has no pixel size, and figures in pixels. */
	@Test
	public void octFolder() throws Exception {
		final Path data = FOLDER.newFolder().toPath();
		Examples.phantom(data, "modality", "OCT", "width", 48, "scans", 2, "depth", 224, "seed", 3);
		Files.delete(data.resolve("OCT_00000000000003_phantom_truth_layers.tif"));
		final ImagePlus image = IJ.openImage(data.resolve("OCT_00000000000003_phantom_image.tif").toString());
		image.setCalibration(null);
		new FileSaver(image).saveAsTiff(data.resolve("no size.tif").toString());
		new FileSaver(IJ.createImage("c", "RGB black", 16, 16, 1)).saveAsTiff(data.resolve("colours.tif").toString());
		Files.writeString(data.resolve("notes.txt"), "not an image");
		final File results = new File(FOLDER.newFolder(), "results");
		run("jython/OCT_Folder_to_Table_in_Jython.py", "folder", data.toFile(), "results", results);
		final List<Map<String, String>> rows = Examples.rows(results.toPath().resolve("layers.csv"));
		assertEquals(List.of("OCT_00000000000003_phantom_image.tif", "no size.tif"), rows.stream().map(row -> row.get("file"))
			.toList());
		assertEquals(Examples.thickness(results.toPath().resolve("OCT_00000000000003_phantom_image_layers.tif"), 2), Double
			.parseDouble(rows.get(0).get("epidermis_mean_um")), 1e-3);
		assertEquals("", rows.get(0).get("epidermis_mean_px"));
		assertEquals("", rows.get(1).get("epidermis_mean_um"));
		assertEquals(Examples.thickness(results.toPath().resolve("no size_layers.tif"), 2), Double.parseDouble(rows.get(1)
			.get("epidermis_mean_px")), 1e-3);
		assertTrue(printed, printed.startsWith("2 tomograms are in layers.csv, 1 failed.\ncolours.tif: The image "));
	}

	@Test
	public void rcmFolder() throws Exception {
		final Path data = FOLDER.newFolder().toPath();
		Examples.phantom(data, "modality", "RCM", "width", 520, "height", 500, "seed", 3);
		try (Stream<Path> files = Files.list(data)) {
			for (final Path truth : files.filter(file -> !file.toString().endsWith("_image.tif")).toList())
				Files.delete(truth);
		}
		new FileSaver(IJ.createImage("s", "8-bit ramp", 64, 64, 3)).saveAsTiff(data.resolve("stack.tif").toString());
		final File results = new File(FOLDER.newFolder(), "results");
		run("groovy/RCM_Folder_to_Table_in_Groovy.groovy", "folder", data.toFile(), "results", results, "pixel_size", 0.0);
		final List<Map<String, String>> rows = Examples.rows(results.toPath().resolve("patterns.csv"));
		assertEquals("six patterns and the lesion", 7, rows.size());
		for (int label = 0; label < 6; label++) {
			assertEquals("RCM_00000000000003_phantom_image.tif", rows.get(label).get("file"));
			assertEquals(Examples.area(results.toPath().resolve("RCM_00000000000003_phantom_image_patterns.tif"), label), Double
				.parseDouble(rows.get(label).get("area_mm2")), 1e-4);
		}
		assertTrue(printed, printed.contains("patterns.csv; 1 failed.") && printed.contains("stack.tif: "));
	}

	@Test
	public void training() throws Exception {
		final Path data = Examples.trainingData(FOLDER.newFolder().toPath());
		assertEquals(MODEL, run("jython/Train_from_Folder_in_Jython.py", "images", data.resolve("images").toFile(), "labels", data
			.resolve("labels").toFile(), "modality", "other", "name", MODEL, "epochs", 1).getOutput("model"));
		final String dice = Examples.lastRow(data.resolve("training-" + MODEL).resolve(MODEL + "_validation.csv")).get("dice");
		assertTrue(printed, printed.contains("dice: " + dice + ","));
	}
}
