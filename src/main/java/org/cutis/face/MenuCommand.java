package org.cutis.face;

import java.awt.GraphicsEnvironment;
import java.util.concurrent.CancellationException;

import org.cutis.command.InputCheck;
import org.cutis.task.UserError;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.gui.Plot;
import ij.measure.ResultsTable;
import ij.plugin.PlugIn;
import ij.text.TextWindow;

/**
 * Runs a command in plain ImageJ 1.x, which knows no SciJava commands. Its
 * argument is the command's name. {@code CutisPlugIn}, which runs on any Java, makes and calls it.
 */
public final class MenuCommand implements PlugIn {

	/** In pixels. */
	private static final int TEXT_WIDTH = 800, TEXT_HEIGHT = 500;

	@Override
	public void run(final String id) {
		String title = "Cutis";
		try {
			final CommandInfo info = Commands.find(id);
			title = Commands.title(info);
			final Module module = Commands.module(info);
			if (harvest(module, title)) runAndShow(module);
		}
		catch (final CancellationException e) {
			IJ.showStatus(title + ": " + e.getMessage());
			Macro.abort();
		}
		catch (final UserError e) {
			// In a macro this also ends the macro.
			IJ.error(title, e.getMessage());
		}
	}

	/** @return false if the user pressed Cancel */
	private static boolean harvest(final Module module, final String title) {
		final String options = options();
		if (options != null) {
			MacroInputs.read(module, options);
			InputCheck.check(module);
			return true;
		}
		MacroInputs.fillCurrentImage(module);
		while (new CommandDialog(module).ask(title)) {
			try {
				InputCheck.check(module);
				MacroInputs.record(module);
				return true;
			}
			catch (final UserError e) {
				// The dialog comes again with what the user has entered.
				IJ.error(title, e.getMessage());
			}
		}
		return false;
	}

	/** The macro's options; null if the user is to be asked. */
	private static String options() {
		final String options = Macro.getOptions();
		return options == null && GraphicsEnvironment.isHeadless() ? "" : options;
	}

	private static void runAndShow(final Module module) {
		IJ.resetEscape();
		try {
			CommandRun.run(module, new ImageJListener());
		}
		finally {
			IJ.showProgress(1);
		}
		for (final ModuleItem<?> output : module.getInfo().outputs())
			show(output, module.getOutput(output.getName()));
	}

	private static void show(final ModuleItem<?> item, final Object output) {
		if (output instanceof ImagePlus image) image.show();
		else if (output instanceof Plot plot) plot.show();
		else if (output instanceof ResultsTable table) table.show(item.getLabel());
		else if (output instanceof String text && text.contains("\n") && IJ.getInstance() != null) new TextWindow(item.getLabel(),
			text, TEXT_WIDTH, TEXT_HEIGHT);
		else if (output != null) IJ.log(item.getLabel() + ": " + InputText.format(output));
	}

	private static final class ImageJListener implements CommandRun.Listener {

		@Override
		public void status(final double done, final String message) {
			IJ.showStatus(message);
			if (done >= 0) IJ.showProgress(done);
		}

		@Override
		public void log(final String message) {
			IJ.log(message);
		}
	}
}
