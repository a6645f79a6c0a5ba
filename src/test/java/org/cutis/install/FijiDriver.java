package org.cutis.install;

import java.util.HashMap;
import java.util.Map;

import org.cutis.command.SegmentImage;
import org.cutis.command.TrainModel;
import org.cutis.engine.Engines;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.IJ;
import ij.ImagePlus;

/**
 * Trains and segments as Fiji would: the commands themselves, in a SciJava context, Cutis' jar on the class path and
 * the engine in lib/cutis only. Arguments: a folder with images and labels, a folder for results, the classes to tell
 * of.
 */
public final class FijiDriver {

	private FijiDriver() {}

	public static void main(final String[] arguments) throws Exception {
		final CommandService commands = new Context(CommandService.class, StatusService.class).service(CommandService.class);
		run(commands, TrainModel.class, "images", arguments[0] + "/images", "labels", arguments[0] + "/labels", "name", "tiny",
			"output", arguments[1], "architecture", "unet", "filters", 2, "epochs", 1, "batch", 2, "show_window", false);
		final CommandModule segmented = run(commands, SegmentImage.class, "image", IJ.openImage(arguments[0] +
			"/images/a0.png"), "model", "tiny");
		final ImagePlus labels = (ImagePlus) segmented.getOutput("labels");
		System.out.println("labels: " + labels.getWidth() + " x " + labels.getHeight());
		System.out.println("engine: " + Engines.get().getClass().getClassLoader().getName() + ", " + Engines.get().report()
			.devices());
		MacroDriver.tell(arguments, 2);
		System.exit(0);
	}

	private static CommandModule run(final CommandService commands, final Class<? extends Command> command,
		final Object... inputs) throws Exception
	{
		final Map<String, Object> map = new HashMap<>();
		for (int i = 0; i < inputs.length; i += 2)
			map.put((String) inputs[i], inputs[i].equals("images") || inputs[i].equals("labels") || inputs[i].equals("output")
				? new java.io.File((String) inputs[i + 1]) : inputs[i + 1]);
		final CommandModule module = commands.run(command, false, map).get();
		if (module.isCanceled()) throw new IllegalStateException(module.getCancelReason());
		return module;
	}
}
