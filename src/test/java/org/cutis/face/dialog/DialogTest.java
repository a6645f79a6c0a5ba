package org.cutis.face.dialog;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;

import org.cutis.command.RsomImages;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;

/** The dialog in a plain ImageJ with a display. */
public class DialogTest {

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	@Test
	public void dialogRecorderAndEscape() throws Exception {
		final String options = "image=b.tif mode=plain rounds=3 threshold=0.25 smallest_size=12.5 flatten=false";
		final String echo = "Echoing b.tif | Echo: b.tif plain <> 3 0.25 12.5 false false null none";
		assertEquals(String.join("\n", "again: 7 false", "titles: a [1].tif, b.tif, b.tif-copy", "recorded: run(\"Echo Inputs...\", \"" +
			options + "\");", "images: 4", "log: " + echo + " | " + echo, "cancelled in time: true", "images: 4"), String
				.join("\n", new PlainImageJ(folder.getRoot().toPath()).drive(DialogDriver.class, false)));
	}

	/** By the menu, again by what was recorded, and on its result another command, with all jars and the real network. */
	@Test
	public void segmentEpidermis() throws Exception {
		final File scan = folder.newFile("scan.tif");
		IJ.saveAsTiff(RsomImages.bScans("scan", 64, 4, 128, 4), scan.getPath());
		final String recorded = "run(\"Segment Epidermis...\", " +
			"\"image=scan.tif model=epidermis depth_axis=Y device=auto threshold=0.5 show_overlay\");";
		assertEquals(String.join("\n", "recorded: " + recorded, "labels: scan_epidermis 64 x 128 x 1 x 4 x 1, 8 bit, " +
			"12.0 x 3.0 x 12.0 \u00b5m, 0 to 1", "again: the same", "after Refresh Menus: the same",
			"images: scan.tif, scan_epidermis, scan_epidermis_overlay, scan_epidermis, scan_epidermis_overlay, " +
				"scan_epidermis, Surface normals of scan_epidermis", "tables: Epidermis thickness, Roughness"), String.join(
					"\n", new PlainImageJ(folder.getRoot().toPath()).drive(EpidermisDriver.class, true, scan.getPath())));
	}

	/** The list is read when the dialog opens; a model that lies elsewhere goes into the field below it. */
	@Test
	public void modelsThatAreInstalledAndOthers() throws Exception {
		final File scan = folder.newFile("scan.tif");
		IJ.saveAsTiff(RsomImages.bScans("scan", 32, 2, 64, 4), scan.getPath());
		final File zip = new File(folder.newFolder("my models"), "other.zip");
		try (InputStream in = getClass().getResourceAsStream("/org/cutis/models/epidermis.zip")) {
			Files.copy(in, zip.toPath());
		}
		final String rest = " depth_axis=auto device=auto threshold=0.5\");";
		assertEquals(String.join("\n", "at first: epidermis of [epidermis], file <>",
			"then: epidermis of [epidermis, mine], file <>", "recorded: run(\"Segment Epidermis...\", \"image=scan.tif model=mine" +
				rest, "recorded: run(\"Segment Epidermis...\", \"image=scan.tif model=[ZIP]" + rest, "images: 4"), String.join(
					"\n", new PlainImageJ(folder.getRoot().toPath()).drive(ModelDriver.class, true, scan.getPath(), zip.getPath())));
	}

	/** The example macros are in the menu, and run there with nothing but what is installed. */
	@Test
	public void examples() throws Exception {
		final File scan = folder.newFile("scan.tif");
		IJ.saveAsTiff(IJ.createImage("scan", "8-bit ramp", 32, 48, 2), scan.getPath());
		assertEquals(String.join("\n", "RSOM Folder to Table", "RSOM to Biomarkers", "Segment OCT Tomogram", "Segment RCM Mosaic",
			"Train from Folder", "Layers and their tables are in FOLDER/results"), String.join("\n", new PlainImageJ(folder
				.getRoot().toPath()).drive(ExamplesDriver.class, true, "Segment OCT Tomogram", scan.getPath())));
		assertTrue(new File(folder.getRoot(), "results/scan_layers.csv").exists());
	}

	/** Without TensorFlow's native library: the user is asked, and Check Setup opens a window that tells what is missing. */
	@Test
	public void nativesAreOfferedAndTheSetupChecked() throws Exception {
		final File scan = folder.newFile("scan.tif");
		IJ.saveAsTiff(RsomImages.bScans("scan", 32, 2, 64, 4), scan.getPath());
		final PlainImageJ imageJ = new PlainImageJ(folder.getRoot().toPath()).withoutNatives();
		final List<String> lines = imageJ.drive(SetupDriver.class, true, scan.getPath());
		assertEquals(lines.toString(), 5, lines.size());
		assertEquals("asked: Download TensorFlow?", lines.get(0));
		assertEquals("then: Segment Epidermis", lines.get(1));
		assertEquals("jars: " + folder.getRoot().toPath().resolve("lib/cutis") + ", apart from ImageJ's class path", lines.get(2));
		assertEquals("engine: NOT LOADED (see Problems)", lines.get(3));
		assertTrue(lines.get(4), lines.get(4).matches("- TensorFlow's native library for \\S+ is not there\\. Run .*"));
	}
}
