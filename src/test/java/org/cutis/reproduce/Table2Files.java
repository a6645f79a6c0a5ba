package org.cutis.reproduce;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.cutis.image.AtomicFile;
import org.cutis.view.Pictures;

/** Writes rsom-table2.csv, .md and .png, each whole or not at all. */
final class Table2Files {

	static final List<String> COLUMNS = List.of("mask", "dice", "dice_sd", "precision", "recall", "iou", "p_dice");

	private Table2Files() {}

	/** @param folder exists */
	static List<Path> write(final Path folder, final Table2Page page) throws IOException {
		return List.of(AtomicFile.write(folder.resolve("rsom-table2.csv"), file -> csv(page.rows(), file)), AtomicFile.write(
			folder.resolve("rsom-table2.png"), file -> Pictures.png(Table2Picture.of(page.results()), file)), AtomicFile.write(
				folder.resolve("rsom-table2.md"), file -> Files.writeString(file, page.text())));
	}

	static void csv(final List<Table2Row> rows, final Path file) throws IOException {
		final CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
		try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), format)) {
			printer.printRecord(COLUMNS);
			for (final Table2Row r : rows)
				printer.printRecord(r.mask(), cell(r.dice().mean()), cell(r.dice().sd()), cell(r.precision().mean()), cell(r.recall()
					.mean()), cell(r.iou().mean()), r.pDice().isEmpty() ? "" : String.format(Locale.ROOT, "%.3g", r.pDice()
						.getAsDouble()));
		}
	}

	/** Empty where there is no value. */
	private static String cell(final double value) {
		return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.5f", value);
	}
}
