package org.cutis.face.dialog;

import java.awt.Frame;

import ij.IJ;
import ij.ImageJ;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.MessageDialog;
import ij.text.TextWindow;

/**
 * Sits in a plain ImageJ with a display that has no native library of TensorFlow, in a process of its own: is asked
 * whether it may be downloaded, says no, and checks the setup. Argument: an image. Uses nothing but ImageJ.
 */
public final class SetupDriver {

	private SetupDriver() {}

	public static void main(final String[] arguments) throws Exception {
		new ImageJ();
		IJ.open(arguments[0]);
		IJ.doCommand("Segment Epidermis...");
		DialogDriver.press(DialogDriver.await(GenericDialog.class), "OK");
		final GenericDialog question = DialogDriver.await(GenericDialog.class);
		System.out.println("asked: " + question.getTitle());
		DialogDriver.press(question, "Cancel");
		final MessageDialog message = DialogDriver.await(MessageDialog.class);
		System.out.println("then: " + message.getTitle());
		DialogDriver.press(message, "OK");

		IJ.doCommand("Check Setup...");
		DialogDriver.press(DialogDriver.await(GenericDialog.class), "OK");
		DialogDriver.await("the report", () -> WindowManager.getFrame("Setup") != null);
		final Frame window = WindowManager.getFrame("Setup");
		final String text = ((TextWindow) window).getTextPanel().getText();
		text.lines().filter(line -> line.startsWith("jars: ") || line.startsWith("engine: ")).forEach(System.out::println);
		text.lines().dropWhile(line -> !line.equals("== Problems ==")).skip(1).forEach(System.out::println);
		System.exit(0);
	}
}
