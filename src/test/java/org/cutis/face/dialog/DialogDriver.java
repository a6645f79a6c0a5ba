package org.cutis.face.dialog;

import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Dialog;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.awt.event.KeyEvent;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.MessageDialog;
import ij.plugin.frame.Recorder;

/**
 * Sits in a plain ImageJ with a display, in a process of its own, and does with
 * a dialog what a user would. Uses nothing but ImageJ.
 */
public final class DialogDriver {

	private DialogDriver() {}

	public static void main(final String[] arguments) throws Exception {
		new ImageJ();
		image("a [1].tif");
		image("b.tif");
		new Recorder();

		IJ.doCommand("Echo Inputs...");
		GenericDialog dialog = await(GenericDialog.class);
		// Which image is the current one depends on when the window system tells of its windows.
		((Choice) dialog.getChoices().get(0)).select("b.tif");
		((TextField) dialog.getNumericFields().get(1)).setText("7");
		((Checkbox) dialog.getCheckboxes().get(0)).setState(false);
		press(dialog, "OK");
		press(await(MessageDialog.class), "OK");

		dialog = await(GenericDialog.class);
		System.out.println("again: " + ((TextField) dialog.getNumericFields().get(1)).getText() + " " +
			((Checkbox) dialog.getCheckboxes().get(0)).getState());
		((TextField) dialog.getNumericFields().get(1)).setText("0.25");
		press(dialog, "OK");
		awaitImages(3);
		System.out.println("title: " + WindowManager.getCurrentImage().getTitle());
		final String recorded = awaitRecorded("Echo").strip();
		System.out.println("recorded: " + recorded);

		IJ.runMacro("selectImage('b.tif');" + recorded);
		System.out.println("images: " + WindowManager.getImageCount());
		System.out.println("log: " + IJ.getLog().strip().replace("\n", " | "));

		final Thread escape = new Thread(() -> {
			IJ.wait(700);
			IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		});
		final long start = System.nanoTime();
		escape.start();
		IJ.runMacro("run('Echo Inputs...', 'mode=wait'); print('not reached');");
		System.out.println("cancelled in time: " + (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(
			2700)));
		System.out.println("images: " + WindowManager.getImageCount());
		System.exit(0);
	}

	private static void image(final String title) {
		final ImagePlus image = IJ.createImage(title, "8-bit ramp", 9, 8, 2);
		image.show();
	}

	/** Waits for a dialog that waits for the user; ends the process if none comes. */
	static <D extends Dialog> D await(final Class<D> type) throws InterruptedException {
		for (int i = 0; i < 600; i++) {
			for (final Window window : Window.getWindows())
				if (type.isInstance(window) && window.isShowing() && isAnyoneWaiting()) return type.cast(window);
			Thread.sleep(50);
		}
		System.err.println("No " + type.getSimpleName() + " came; " + Arrays.toString(Window.getWindows()));
		System.exit(1);
		throw new IllegalStateException();
	}

	/** A dialog that is closed between its showing and its waiting waits forever. */
	private static boolean isAnyoneWaiting() {
		for (final StackTraceElement[] trace : Thread.getAllStackTraces().values())
			for (final StackTraceElement element : trace)
				if (element.getClassName().equals("java.awt.WaitDispatchSupport") && element.getMethodName().equals("enter"))
					return true;
		return false;
	}

	static void press(final Dialog dialog, final String label) throws InterruptedException {
		if (!press((java.awt.Container) dialog, label)) throw new IllegalStateException("No button " + label);
		for (int i = 0; i < 200 && dialog.isShowing(); i++)
			Thread.sleep(20);
	}

	private static boolean press(final java.awt.Container container, final String label) {
		for (final java.awt.Component component : container.getComponents()) {
			if (component instanceof java.awt.Container inner && press(inner, label)) return true;
			if (!(component instanceof Button button) || !button.getLabel().strip().equals(label)) continue;
			for (final ActionListener listener : button.getActionListeners())
				listener.actionPerformed(new ActionEvent(button, ActionEvent.ACTION_PERFORMED, label));
			return true;
		}
		return false;
	}

	static void awaitImages(final int count) throws InterruptedException {
		for (int i = 0; i < 200 && WindowManager.getImageCount() < count; i++)
			Thread.sleep(50);
	}

	/** The recorded line; windows that come to the front may be recorded, too. */
	static String awaitRecorded(final String word) throws InterruptedException {
		for (int i = 0; i < 200 && !Recorder.getInstance().getText().contains(word); i++)
			Thread.sleep(50);
		return Recorder.getInstance().getText().lines().filter(line -> line.contains(word)).findFirst()
			.orElse("nothing");
	}
}
