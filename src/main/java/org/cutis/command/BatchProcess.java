package org.cutis.command;

import java.io.File;
import java.io.IOException;
import java.util.stream.Collectors;

import org.cutis.batch.BatchRequest;
import org.cutis.batch.BatchResult;
import org.cutis.batch.BatchRun;
import org.cutis.batch.BatchStep;
import org.cutis.batch.BatchSteps;
import org.cutis.batch.Gathering;
import org.cutis.batch.Shard;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.view.ResultsTables;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Runs another command over the files of a folder. */
@Plugin(type = Command.class, name = "batch-process", menuPath = "Plugins>Cutis>Batch Process...", headless = true,
	description = "Runs a command over all files of a folder, saves the results of each and joins the tables. A file that fails does not stop the others; a second run does only what is not done.")
public class BatchProcess extends CutisCommand {

	/** How many failed files the last sentence names. */
	private static final int NAMED = 3;

	@Parameter(label = "Command", choices = { "segment-image", "segment-epidermis", "segment-oct-layers",
		"segment-rcm-patterns", "mask-vessels", "compute-roughness", "open-rsom" }, persist = false,
		description = "What to do with each file; every command has a section in the list of all commands")
	private String command = "segment-image";

	@Parameter(label = "Parameters", required = false, persist = false,
		description = "The command's other parameters as in a macro, for example: model=epidermis threshold=0.4; what is left out has its default")
	private String parameters = "";

	@Parameter(label = "Input folder", style = "directory", persist = false, description = "Folder with the files")
	private File input;

	@Parameter(label = "Pattern", persist = false,
		description = "Which files: a pattern of names with * and ?, or several with commas between them; for open-rsom *_LF.mat")
	private String pattern = "*.tif, *.tiff";

	@Parameter(label = "Recursive", persist = false, description = "Also takes the files in the folders below")
	private boolean recursive = false;

	@Parameter(label = "Output folder", style = "directory", persist = false,
		description = "Folder to save the results in, in the same folders below it as the files; give the input folder for results beside the files")
	private File output;

	@Parameter(label = "Shard", required = false, persist = false,
		description = "Does only a part of the files: 2/8 is the second of eight equal parts; for clusters")
	private String shard = "1/1";

	@Parameter(label = "Redo", persist = false, description = "Does again what is done already")
	private boolean redo = false;

	@Parameter(label = "Gather", persist = false,
		description = "Does no file, only joins the tables of what is done; after the last shard")
	private boolean gather = false;

	@Parameter(type = ItemIO.OUTPUT, label = "Batch")
	private String summary;

	@Override
	protected void execute(final Progress progress) throws IOException {
		final BatchRequest request = new BatchRequest(input.toPath(), pattern, recursive, output.toPath(), Shard.parse(shard),
			redo);
		final BatchResult result;
		try (BatchStep step = BatchSteps.find().open(command, parameters, progress)) {
			result = gather ? Gathering.run(request, step.info(), progress) : new BatchRun(request, step, progress).run();
		}
		ResultsTables.show(result.report());
		if (!result.problems().isEmpty()) throw new UserError(problems(result));
		summary = files(result.files()) + (gather ? " gathered" : " done" + (result.skipped() == 0 ? "" : ", " + result
			.skipped() + " of them by an earlier run")) + ". Manifest and tables are in " + result.folder() + ".";
	}

	private String problems(final BatchResult result) {
		final int n = result.problems().size();
		final String named = result.problems().stream().limit(NAMED).map(p -> p.replaceAll("\\.$", "")).collect(Collectors
			.joining(" | "));
		return n + " of " + files(result.files()) + (gather ? " failed or are not done: " : " failed, the others are done: ") +
			named + (n > NAMED ? " | and " + (n - NAMED) + " more" : "") + ". All are in the manifest in " + result.folder() +
			". The same batch again does only these.";
	}

	private static String files(final int n) {
		return n + (n == 1 ? " file" : " files");
	}
}
