package org.cutis.reproduce;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cutis.command.TrainModel;
import org.cutis.image.AtomicFile;
import org.cutis.image.OutputFolder;
import org.cutis.task.UserError;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.log.LogService;

/**
 * Train Model with its defaults on real skin: 19 labelled tiles of a section of human skin (not in the project), three
 * folds split by the tiles' position along x. Writes histology.md, .csv and .png (the confusion matrix).
 */
final class Histology {

	private static final String NAME = "histology", FOLDS = "3", GROUPS = "tile_(\\d+)_";

	private static final String CLASSES =
		"background=#000000, keratin=#e0e0e0, epidermis=#7030a0, DEJ=#ffacff, dermis=#beff00";

	private Histology() {}

	/** @param full makes no difference @param work the training's folder; an interrupted one goes on */
	static void run(final boolean full, final Path out, final Path work) throws IOException, InterruptedException,
		ExecutionException
	{
		final Path data = Path.of(System.getProperty("cutis.histology", work.resolve(
			"../../../../shared/real/skin-histology").normalize().toString()));
		if (!Files.isDirectory(data.resolve("images"))) throw new UserError("The tiles are not in " + data +
			". Give their folder: CUTIS_JAVA_OPTIONS=-Dcutis.histology=DIR scripts/reproduce histology");
		new OutputFolder(out.toFile(), NAME);
		// Not among the user's own models.
		System.setProperty("cutis.models", work.resolve("models").toString());
		final Context context = new Context(CommandService.class, StatusService.class, LogService.class);
		final CommandModule module = context.service(CommandService.class).run(TrainModel.class, false, "images", data.resolve(
			"images").toFile(), "labels", data.resolve("labels").toFile(), "classes", CLASSES, "folds", FOLDS, "groups", GROUPS,
			"name", NAME, "output", work.toFile(), "resume", true).get();
		if (module.isCanceled()) throw new UserError(module.getCancelReason());
		final Path confusion = work.resolve(NAME + "_confusion.png");
		AtomicFile.write(out.resolve(NAME + ".png"), f -> Files.copy(confusion, f, StandardCopyOption.REPLACE_EXISTING));
		AtomicFile.write(out.resolve(NAME + ".csv"), f -> Files.copy(work.resolve(NAME + "_validation.csv"), f));
		AtomicFile.write(out.resolve(NAME + ".md"), f -> Files.writeString(f, page(work)));
		context.dispose();
	}

	private static List<CSVRecord> read(final Path file) throws IOException {
		try (CSVParser parser = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(Files
			.newBufferedReader(file, StandardCharsets.UTF_8)))
		{
			return parser.getRecords();
		}
	}

	private static String page(final Path work) throws IOException {
		final List<CSVRecord> scores = read(work.resolve(NAME + "_validation.csv"));
		final List<String> lines = new ArrayList<>(List.of("# Train Model on real skin: histology", "",
			"Nineteen tiles (512 x 512 pixels, RGB) of one PAS-stained section of human skin, labelled by hand in five classes, the",
			"dermal-epidermal junction (DEJ) as a band. They are other people's and not in this project. *Train Model* got the two folders,",
			"the names of the classes, and three folds split by the tiles' position along x; everything else was left to it.", "",
			"Every tile is validated on once, by a network that has not seen it nor any tile at the same x. The weights are those",
			"of the epoch with the best validation, which makes the figures a little too good; all tiles are of one slide of one",
			"person, so they say nothing about other slides.", "", "| Dice | all pixels | fold 1 | fold 2 | fold 3 | mean ± SD of the folds |",
			"|---|---|---|---|---|---|"));
		for (final CSVRecord r : scores)
			if (r.get("fold").equals("all")) lines.add(row(scores, r.get("class")));
		lines.addAll(List.of("", "![Confusion matrix: rows are the true classes](histology.png)", "",
			"All figures with IoU, precision, recall, specificity: [histology.csv](histology.csv).", "", "## Setting", "", "```json"));
		for (final String line : Files.readAllLines(work.resolve("settings.json")))
			if (!line.contains("\"images\"") && !line.contains("\"labels\"")) lines.add(line);
		lines.addAll(List.of("```", "", String.format(Locale.ROOT,
			"The three trainings took %.0f minutes in all on %d processors. Written by", seconds(work) / 60, Runtime.getRuntime()
				.availableProcessors()), "", "    CUTIS_JAVA_OPTIONS=-Dcutis.histology=FOLDER_OF_THE_TILES scripts/reproduce histology", ""));
		return String.join("\n", lines);
	}

	private static String row(final List<CSVRecord> scores, final String name) {
		return "| " + name + " | " + dice(scores, "all", name) + " | " + dice(scores, "1", name) + " | " + dice(scores, "2", name) +
			" | " + dice(scores, "3", name) + " | " + dice(scores, "mean", name) + " ± " + dice(scores, "sd", name) + " |";
	}

	private static String dice(final List<CSVRecord> scores, final String fold, final String name) {
		return scores.stream().filter(r -> r.get("fold").equals(fold) && r.get("class").equals(name)).map(r -> r.get("dice")).map(
			d -> d.isEmpty() ? "-" : String.format(Locale.ROOT, "%.3f", Double.parseDouble(d))).findFirst().orElse("-");
	}

	private static double seconds(final Path work) throws IOException {
		double sum = 0;
		for (int f = 1; f <= 3; f++)
			for (final CSVRecord r : read(work.resolve("fold-" + f + "/history.csv")))
				sum += Double.parseDouble(r.get("seconds"));
		return sum;
	}
}
