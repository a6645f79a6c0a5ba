package org.cutis.reproduce;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.cutis.image.AtomicFile;
import org.cutis.view.Pictures;

/** Writes rsom-table1.csv, .md and .png, each whole or not at all. */
final class Table1Files {

	static final List<String> COLUMNS = List.of("network", "s", "dice", "dice_sd", "precision", "recall", "iou", "ra_px",
		"ra_px_sd", "p_dice", "p_ra");

	private Table1Files() {}

	/** @param folder exists */
	static List<Path> write(final Path folder, final Table1Page page) throws IOException {
		return List.of(AtomicFile.write(folder.resolve("rsom-table1.csv"), file -> csv(page.rows(), file)), AtomicFile
			.write(folder.resolve("rsom-table1.png"), file -> Pictures.png(Table1Picture.of(page), file)), AtomicFile.write(
				folder.resolve("rsom-table1.md"), file -> Files.writeString(file, page.text())));
	}

	static void csv(final List<Table1Row> rows, final Path file) throws IOException {
		final CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
		try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), format)) {
			printer.printRecord(COLUMNS);
			for (final Table1Row r : rows)
				printer.printRecord(r.network(), Table1Page.factor(r.s()), cell(r.dice()), cell(r.diceSd()), cell(r
					.precision()), cell(r.recall()), cell(r.iou()), cell(r.ra()), cell(r.raSd()), p(r.pDice()), p(r.pRa()));
		}
	}

	/** Empty where there is no value. */
	private static String cell(final double value) {
		return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.5f", value);
	}

	private static String p(final OptionalDouble p) {
		return p.isEmpty() ? "" : String.format(Locale.ROOT, "%.3g", p.getAsDouble());
	}
}
