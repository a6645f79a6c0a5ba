package org.cutis.face.dialog;

import java.awt.Choice;
import java.awt.EventQueue;
import java.awt.TextField;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ij.IJ;
import ij.ImageJ;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.MessageDialog;
import ij.plugin.frame.Recorder;

/**
 * Sits in a plain ImageJ with a display, in a process of its own: segments an
 * image with a model that was installed meanwhile, and with one that lies
 * elsewhere. Arguments: the image, a model's zip. Uses nothing but ImageJ.
 */
public final class ModelDriver {

	private ModelDriver() {}

	public static void main(final String[] arguments) throws Exception {
		final Path zip = Path.of(arguments[1]);
		new ImageJ();
		IJ.open(arguments[0]);
		// In this thread its layout and what ImageJ records meanwhile could wait for each other for ever.
		EventQueue.invokeAndWait(Recorder::new);
		final GenericDialog first = open();
		System.out.println("at first: " + models(first));
		DialogDriver.press(first, "Cancel");
		// ImageJ's recorder knows one command at a time.
		DialogDriver.awaitRecorded("Segment");

		final Path models = Files.createDirectories(Path.of(System.getProperty("user.home"), ".cutis", "models"));
		Files.copy(zip, models.resolve("mine.zip"));
		Files.writeString(models.resolve("broken.zip"), "no model");
		final GenericDialog second = open();
		System.out.println("then: " + models(second));
		DialogDriver.edit(() -> ((Choice) second.getChoices().get(0)).select("mine"));
		DialogDriver.press(second, "OK");
		System.out.println("recorded: " + DialogDriver.awaitRecorded("model=mine").strip());

		chooseFile(zip.resolveSibling("nothing.zip"));
		DialogDriver.press(DialogDriver.await(MessageDialog.class), "OK");
		DialogDriver.awaitRecorded("nothing.zip");
		chooseFile(zip);
		final String recorded = DialogDriver.awaitRecorded("model=[" + zip + "]").strip();
		System.out.println("recorded: " + recorded.replace(zip.toString(), "ZIP"));
		IJ.runMacro(recorded);
		System.out.println("images: " + WindowManager.getImageCount());
		System.exit(0);
	}

	private static void chooseFile(final Path file) throws Exception {
		final GenericDialog dialog = open();
		DialogDriver.edit(() -> {
			// Now that two images are open, the first list is that of the images.
			((Choice) dialog.getChoices().get(0)).select("scan.tif");
			file(dialog).setText(file.toString());
		});
		DialogDriver.press(dialog, "OK");
	}

	private static GenericDialog open() {
		IJ.doCommand("Segment Epidermis...");
		return DialogDriver.await(GenericDialog.class);
	}

	/** The list with the chosen one first, and the field for a file. */
	private static String models(final GenericDialog dialog) {
		final Choice list = (Choice) dialog.getChoices().get(0);
		final List<String> names = new ArrayList<>();
		for (int i = 0; i < list.getItemCount(); i++)
			names.add(list.getItem(i));
		return list.getSelectedItem() + " of " + names + ", file <" + file(dialog).getText() + ">";
	}

	private static TextField file(final GenericDialog dialog) {
		return (TextField) dialog.getStringFields().get(0);
	}
}
