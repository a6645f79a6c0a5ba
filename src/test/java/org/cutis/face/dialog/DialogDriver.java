package org.cutis.face.dialog;

import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

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
		// In this thread its layout and what ImageJ records meanwhile could wait for each other for ever.
		EventQueue.invokeAndWait(Recorder::new);

		IJ.doCommand("Echo Inputs...");
		GenericDialog dialog = await(GenericDialog.class);
		final Choice images = (Choice) dialog.getChoices().get(0);
		final TextField wrong = (TextField) dialog.getNumericFields().get(1);
		final Checkbox flatten = (Checkbox) dialog.getCheckboxes().get(0);
		// Which image is the current one depends on when the window system tells of its windows.
		edit(() -> {
			images.select("b.tif");
			wrong.setText("7");
			flatten.setState(false);
		});
		press(dialog, "OK");
		press(await(MessageDialog.class), "OK");

		dialog = await(GenericDialog.class);
		final TextField right = (TextField) dialog.getNumericFields().get(1);
		System.out.println("again: " + right.getText() + " " + ((Checkbox) dialog.getCheckboxes().get(0)).getState());
		edit(() -> right.setText("0.25"));
		press(dialog, "OK");
		final String recorded = awaitRecorded("Echo").strip();
		System.out.println("titles: " + String.join(", ", WindowManager.getImageTitles()));
		System.out.println("recorded: " + recorded);

		IJ.runMacro("selectImage('b.tif');" + recorded);
		System.out.println("images: " + WindowManager.getImageCount());
		System.out.println("log: " + IJ.getLog().strip().replace("\n", " | "));

		final AtomicLong pressed = new AtomicLong();
		final Thread escape = new Thread(() -> {
			await("a running command", () -> isAnyoneIn("org.cutis.face.EchoInputs", "pause"));
			pressed.set(System.nanoTime());
			IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		});
		escape.start();
		IJ.runMacro("run('Echo Inputs...', 'mode=wait'); print('not reached');");
		System.out.println("cancelled in time: " + (System.nanoTime() - pressed.get() < TimeUnit.SECONDS.toNanos(2)));
		System.out.println("images: " + WindowManager.getImageCount());
		System.exit(0);
	}

	private static void image(final String title) {
		final ImagePlus image = IJ.createImage(title, "8-bit ramp", 9, 8, 2);
		image.show();
	}

	/** Waits for a dialog that waits for the user. */
	static <D extends Dialog> D await(final Class<D> type) {
		final AtomicReference<D> found = new AtomicReference<>();
		await("a " + type.getSimpleName(), () -> {
			for (final Window window : Window.getWindows())
				// A dialog that is closed between its showing and its waiting waits forever.
				if (type.isInstance(window) && window.isShowing() && isAnyoneIn("java.awt.WaitDispatchSupport", "enter")) found
					.set(type.cast(window));
			return found.get() != null;
		});
		return found.get();
	}

	/** Ends the process if it does not come, so that nothing is done in a state that nobody expects. */
	static void await(final String what, final BooleanSupplier isThere) {
		for (int i = 0; i < 1200; i++) {
			if (isThere.getAsBoolean()) return;
			IJ.wait(50);
		}
		System.err.println("No sign of " + what + "; windows: " + Arrays.stream(Window.getWindows()).filter(
			Window::isShowing).map(Window::toString).toList());
		Runtime.getRuntime().halt(1);
	}

	private static boolean isAnyoneIn(final String type, final String method) {
		for (final StackTraceElement[] trace : Thread.getAllStackTraces().values())
			for (final StackTraceElement element : trace)
				if (element.getClassName().equals(type) && element.getMethodName().equals(method)) return true;
		return false;
	}

	/**
	 * Does something to a dialog where a user's clicks and keys are handled, on AWT's thread. If another thread closes a
	 * GenericDialog, the command wakes up before GenericDialog.dispose has come to its end, where it sets the dialog's
	 * counters back: on a busy machine in the middle of the command's reading, which then goes on with the wrong fields.
	 */
	static void edit(final Runnable change) throws InterruptedException, InvocationTargetException {
		EventQueue.invokeAndWait(change);
		// Events are dispatched in turn, so all that it has caused are through then.
		EventQueue.invokeAndWait(() -> {});
	}

	/** Presses a button and waits until the dialog is gone. */
	static void press(final Dialog dialog, final String label) throws InterruptedException, InvocationTargetException {
		final Button button = button(dialog, label);
		if (button == null) throw new IllegalStateException("No button " + label);
		edit(() -> button.dispatchEvent(new ActionEvent(button, ActionEvent.ACTION_PERFORMED, label)));
		await("the end of " + dialog.getTitle(), () -> !dialog.isShowing());
	}

	private static Button button(final Container container, final String label) {
		for (final Component component : container.getComponents()) {
			if (component instanceof Button button && button.getLabel().strip().equals(label)) return button;
			final Button inner = component instanceof Container c ? button(c, label) : null;
			if (inner != null) return inner;
		}
		return null;
	}

	/** The recorded line, which comes when the command has ended; windows that come to the front may be recorded, too. */
	static String awaitRecorded(final String word) {
		await("a recorded " + word, () -> Recorder.getInstance().getText().contains(word));
		return Recorder.getInstance().getText().lines().filter(line -> line.contains(word)).findFirst().orElseThrow();
	}
}
