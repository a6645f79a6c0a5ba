package org.cutis.face.dialog;

import java.awt.Choice;
import java.awt.EventQueue;
import java.awt.Checkbox;
import java.awt.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.measure.Calibration;
import ij.plugin.frame.Recorder;
import ij.process.StackStatistics;
import ij.text.TextWindow;

/**
 * Sits in a plain ImageJ with a display, in a process of its own: segments the
 * image that is its argument by dialog, by the recorded line, and after the menus were read anew (and
 * with them all classes). Uses nothing but ImageJ.
 */
public final class EpidermisDriver {

	private EpidermisDriver() {}

	public static void main(final String[] arguments) throws Exception {
		new ImageJ();
		IJ.open(arguments[0]);
		// In this thread its layout and what ImageJ records meanwhile could wait for each other for ever.
		EventQueue.invokeAndWait(Recorder::new);
		IJ.doCommand("Segment Epidermis...");
		final GenericDialog dialog = DialogDriver.await(GenericDialog.class);
		final Choice axis = (Choice) dialog.getChoices().get(1);
		final Checkbox overlay = (Checkbox) dialog.getCheckboxes().get(1);
		DialogDriver.edit(() -> {
			axis.select("Y");
			overlay.setState(true);
		});
		DialogDriver.press(dialog, "OK");
		final String recorded = DialogDriver.awaitRecorded("Segment").strip();
		System.out.println("recorded: " + recorded);
		final ImagePlus labels = WindowManager.getImage("scan_epidermis");
		System.out.println("labels: " + describe(labels));

		IJ.runMacro("selectImage('scan.tif');" + recorded);
		System.out.println("again: " + compare(labels, last("scan_epidermis")));
		IJ.run("Refresh Menus");
		IJ.runMacro("run('Segment Epidermis...', 'image=scan.tif depth_axis=Y');");
		System.out.println("after Refresh Menus: " + compare(labels, last("scan_epidermis")));
		IJ.runMacro("selectImage('scan_epidermis'); run('Compute Roughness...', 'image=scan_epidermis label=0');");
		System.out.println("images: " + String.join(", ", WindowManager.getImageTitles()));
		final List<String> tables = new ArrayList<>();
		for (final Frame frame : WindowManager.getNonImageWindows())
			if (frame instanceof TextWindow text && text.getResultsTable() != null) tables.add(text.getTitle());
		System.out.println("tables: " + String.join(", ", tables));
		System.exit(0);
	}

	private static String describe(final ImagePlus image) {
		final Calibration c = image.getCalibration();
		final StackStatistics statistics = new StackStatistics(image);
		return image.getTitle() + " " + Arrays.toString(image.getDimensions()).replaceAll("[\\[\\]]", "").replace(", ",
			" x ") + ", " + image.getBitDepth() + " bit, " + IJ.d2s(c.pixelWidth, 1) + " x " + IJ.d2s(c.pixelHeight, 1) + " x " + IJ.d2s(c.pixelDepth, 1) +
			" " + c.getUnit() + ", " + (int) statistics.min + " to " + (int) statistics.max;
	}

	private static ImagePlus last(final String title) {
		ImagePlus last = null;
		for (final int id : WindowManager.getIDList())
			if (WindowManager.getImage(id).getTitle().equals(title)) last = WindowManager.getImage(id);
		return last;
	}

	private static String compare(final ImagePlus expected, final ImagePlus actual) {
		if (expected == actual) return "no new image";
		for (int i = 1; i <= expected.getStackSize(); i++)
			if (!Arrays.equals((byte[]) expected.getStack().getPixels(i), (byte[]) actual.getStack().getPixels(i)))
				return "different in slice " + i;
		return "the same";
	}
}
