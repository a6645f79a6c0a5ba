package org.cutis.train;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.cutis.image.AtomicFile;
import org.cutis.image.CsvFile;
import org.cutis.model.FileTrees;
import org.cutis.task.UserError;

/**
 * The files of one training: {@code history.csv} and, in {@code checkpoints}, the
 * last epoch's and the best epoch's. Each is written whole or not at all.
 * <p>
 * In every epoch the history is written first, then the best checkpoint, then the
 * last one: whenever a process is killed, the last checkpoint tells what counts,
 * and what the others are ahead of it is done again.
 * </p>
 */
public final class RunFiles {

	private static final String BEST = "best-";

	/** Columns before those of the classes. */
	private static final int BEFORE = 6;

	private final Path folder;

	/** @param folder need not exist */
	public RunFiles(final Path folder) {
		this.folder = folder;
	}

	/** Where the files lie. */
	public Path folder() {
		return folder;
	}

	Path last() {
		return checkpoints().resolve("last.ckpt");
	}

	Path best(final int epoch) {
		return checkpoints().resolve(BEST + epoch + ".ckpt");
	}

	private Path checkpoints() {
		return folder.resolve("checkpoints");
	}

	void make() throws IOException {
		Files.createDirectories(checkpoints());
	}

	/** Deletes the best checkpoints of other epochs. */
	void keepBest(final int epoch) throws IOException {
		try (Stream<Path> files = Files.list(checkpoints())) {
			for (final Path file : files.toList())
				if (file.getFileName().toString().startsWith(BEST) && !file.equals(best(epoch))) Files.deleteIfExists(file);
		}
	}

	/** Deletes all checkpoints: once there is a bundle nobody goes on from them. */
	void deleteCheckpoints() throws IOException {
		FileTrees.delete(checkpoints());
	}

	void write(final History history) throws IOException {
		AtomicFile.write(folder.resolve("history.csv"), file -> CsvFile.write(history.table(), file));
	}

	/**
	 * Reads the history again.
	 *
	 * @param empty the same training's, without epochs
	 * @param step epochs that end later are left out
	 * @throws UserError if the file is missing or does not go as far, or is of other classes
	 */
	History read(final History empty, final int step) throws IOException {
		final Path file = folder.resolve("history.csv");
		final List<EpochFigures> epochs = new ArrayList<>();
		if (Files.isRegularFile(file)) try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			for (final CSVRecord record : CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).build().parse(
				reader)) {
				final EpochFigures figures = figures(record, empty.classes().size());
				if (figures.step() <= step) epochs.add(figures);
			}
		}
		catch (final RuntimeException e) {
			throw new UserError(file + " cannot be read (" + e.getMessage() + "). Train again in another output folder.", e);
		}
		if (epochs.isEmpty() || epochs.get(epochs.size() - 1).step() != step) throw new UserError(file +
			" does not belong to the checkpoint beside it, so the training cannot go on. Train again in another output folder.");
		return new History(empty.classes(), empty.complete(), epochs);
	}

	private static EpochFigures figures(final CSVRecord record, final int classes) {
		if (record.size() != BEFORE + classes + 1) throw new IllegalArgumentException("line " + record.getRecordNumber() +
			" has " + record.size() + " cells");
		final List<Double> dice = new ArrayList<>();
		for (int c = 0; c < classes; c++)
			dice.add(number(record.get(BEFORE + c)));
		return new EpochFigures(Integer.parseInt(record.get(0)), Integer.parseInt(record.get(1)), number(record.get(2)), number(
			record.get(3)), number(record.get(4)), dice, number(record.get(BEFORE + classes)));
	}

	private static double number(final String cell) {
		return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
	}
}
