package org.cutis.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Tables as CSV: UTF-8, commas, decimal points, an empty cell for "no value". */
public final class CsvFile {

	/** {@code build}, not {@code get}, which a Fiji's older commons-csv has not. */
	@SuppressWarnings("deprecation")
	static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').build();

	private CsvFile() {}

	/** Writes a table. @param file replaced if it exists; {@link AtomicFile} gives a temporary one */
	public static void write(final Table table, final Path file) throws IOException {
		try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), FORMAT)) {
			printer.printRecord(table.columns());
			for (final List<Object> row : table.rows())
				printer.printRecord(row);
		}
	}
}
