package org.cutis.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.cutis.engine.Engines;
import org.cutis.image.AtomicFile;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Tells what Cutis runs on, tries it, and says what is wrong. */
@Plugin(type = Command.class, name = "check-setup", menuPath = "Plugins>Cutis>Check Setup...", headless = true,
	description = "Tells what Cutis runs on, with a network timed on each device, and whether the installed models are whole; a text to put into a question on the forum.")
public class CheckSetup extends CutisCommand {

	@Parameter(label = "Download", persist = false,
		description = "Downloads TensorFlow's native library (about 200 MB) if it is not on this machine")
	private boolean download = false;

	@Parameter(label = "Output file", style = "save", required = false, persist = false,
		description = "Text file to save the report in, for example setup.txt; nothing is saved if it is empty")
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Setup")
	private String report;

	@Override
	protected void execute(final Progress progress) throws IOException {
		final Path file = output == null || output.getPath().isBlank() ? null : output.toPath().toAbsolutePath();
		if (file != null && !Files.isDirectory(file.getParent())) throw new UserError("The output file " + output +
			" would be in a folder that does not exist. Choose a file in a folder that does.");
		if (download) Engines.downloadNatives(progress.part(0, 0.8));
		final String found = SetupReport.of(Models.registry(), progress);
		if (file != null) AtomicFile.write(file, temporary -> Files.writeString(temporary, found));
		report = found;
	}
}
