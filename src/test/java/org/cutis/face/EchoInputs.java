package org.cutis.face;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;

import org.cutis.command.CutisCommand;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/** A small command with one parameter of every kind, which tells what it was given. */
@Plugin(type = Command.class, name = "echo-inputs", menuPath = "Plugins>Cutis>Echo Inputs...",
	headless = true, visible = false, description = "Tells what it was given.")
public class EchoInputs extends CutisCommand {

	@Parameter(label = "Image", persist = false, description = "Any image")
	private ImagePlus image;

	@Parameter(label = "Mode", choices = { "plain", "fail", "crash", "wait" }, persist = false,
		description = "What the command does")
	private String mode = "plain";

	@Parameter(label = "Note", required = false, persist = false, description = "100 % free text")
	private String note = "";

	@Parameter(label = "Rounds", min = "1", max = "9", persist = false, description = "A whole number")
	private int rounds = 3;

	@Parameter(label = "Threshold", min = "0", max = "1", stepSize = "0.05", persist = false,
		description = "A share")
	private double threshold = 0.5;

	@Parameter(label = "Smallest size", min = "0", persist = false, description = "A size in µm")
	private double smallest_size = 12.5;

	@Parameter(label = "Flatten", persist = false, description = "On unless switched off")
	private boolean flatten = true;

	@Parameter(label = "Show more", persist = false, description = "Off unless switched on")
	private boolean show_more = false;

	@Parameter(label = "Mask", required = false, persist = false, description = "Another image, or none")
	private ImagePlus mask;

	@Parameter(label = "LF file", style = "open", required = false, persist = false,
		description = "A file")
	private File lf_file;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder to save the results in")
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Copy")
	private ImagePlus copy;

	@Parameter(type = ItemIO.OUTPUT, label = "Echo")
	private String echo;

	@Override
	protected void execute(final Progress progress) throws IOException {
		if (mode.equals("fail")) throw new UserError("The image " + image.getTitle() + " is not to my taste.");
		if (mode.equals("crash")) throw new IllegalStateException("a bug");
		for (int i = 0; i < (mode.equals("wait") ? 3000 : rounds); i++) {
			progress.update((double) i / rounds, "Round " + (i + 1));
			if (mode.equals("wait")) pause();
		}
		progress.log("Echoing " + image.getTitle());
		echo = String.join(" ", image.getTitle(), mode, "<" + note + ">", "" + rounds, "" + threshold, "" +
			smallest_size, "" + flatten, "" + show_more, "" + lf_file, mask == null ? "none" : mask
				.getTitle());
		copy = image.duplicate();
		copy.setTitle(image.getTitle() + "-copy");
		if (output == null) return;
		Files.createDirectories(output.toPath());
		Files.writeString(output.toPath().resolve("echo.txt"), echo);
	}

	private static void pause() {
		try {
			Thread.sleep(20);
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
