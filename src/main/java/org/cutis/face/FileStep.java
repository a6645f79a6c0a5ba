package org.cutis.face;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.cutis.batch.BatchStep;
import org.cutis.batch.StepInfo;
import org.cutis.command.InputCheck;
import org.cutis.rsom.RsomScan;
import org.cutis.task.Progress;
import org.cutis.view.ResultsTables;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;

import ij.ImagePlus;

/** A command as what a batch does with each file. It runs in a context of its own, so that its progress is not taken for the batch's. */
final class FileStep implements BatchStep {

	/** The input that names the folder for results. */
	static final String OUTPUT = "output";

	private final Context context;

	private final CommandInfo info;

	private final ModuleItem<?> file;

	/** Of the other inputs those that are given; of images their paths. */
	private final Map<String, Object> values;

	private final StepInfo step;

	/**
	 * @param file the input that takes the file
	 * @param values of the other inputs; those left out have their defaults
	 * @param uses name or path to SHA-256 of the files in the values
	 */
	FileStep(final Context context, final CommandInfo info, final ModuleItem<?> file, final Map<String, Object> values,
		final Map<String, String> uses)
	{
		this.context = context;
		this.info = info;
		this.file = file;
		this.values = values;
		this.step = new StepInfo(info.getName(), parameters(), uses);
	}

	@Override
	public StepInfo info() {
		return step;
	}

	/** A scan is several files. */
	@Override
	public List<Path> parts(final Path input) {
		if (file.getType() == ImagePlus.class || !file.getName().equals("lf_file")) return BatchStep.super.parts(input);
		final RsomScan scan = RsomScan.find(input.toFile());
		final List<Path> parts = new ArrayList<>(List.of(input, scan.hf().toPath()));
		scan.surface().map(File::toPath).ifPresent(parts::add);
		return parts;
	}

	@Override
	public void run(final Path input, final Path output, final Progress progress) {
		final Module module = module();
		for (final ModuleItem<?> item : InputCheck.inputs(info))
			if (values.containsKey(item.getName())) set(module, item, values.get(item.getName()));
		set(module, file, file.getType() == ImagePlus.class ? input.toString() : input.toFile());
		module.setInput(OUTPUT, output.toFile());
		InputCheck.check(module);
		// Opening may have taken long, and the command forgets an Escape pressed before it.
		progress.update(0, Commands.title(info));
		try (CancelWatch watch = new CancelWatch(module, progress)) {
			ResultsTables.withoutWindows(() -> CommandRun.run(context, module, listener(progress)));
		}
	}

	@Override
	public void close() {
		context.dispose();
	}

	/** All, those left out with their defaults. */
	private Map<String, String> parameters() {
		final Map<String, String> parameters = new LinkedHashMap<>();
		final Module module = module();
		for (final ModuleItem<?> item : InputCheck.inputs(info))
			if (item != file && !item.getName().equals(OUTPUT)) parameters.put(item.getName(), InputText.format(values
				.containsKey(item.getName()) ? values.get(item.getName()) : module.getInput(item.getName())));
		return parameters;
	}

	private Module module() {
		return context.service(ModuleService.class).createModule(info);
	}

	/** Images are opened again for each file: a command may keep what it was given. */
	private static void set(final Module module, final ModuleItem<?> item, final Object value) {
		final boolean isImage = item.getType() == ImagePlus.class && value != null;
		module.setInput(item.getName(), isImage ? ImageInput.open(item.getName(), value.toString()) : value);
	}

	private static CommandRun.Listener listener(final Progress progress) {
		return new CommandRun.Listener() {

			@Override
			public void status(final double done, final String message) {
				if (done >= 0) progress.show(done, message);
			}

			@Override
			public void log(final String message) {
				progress.log(message);
			}
		};
	}
}
