package org.cutis.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Puts tables of the same kind under each other. Only one row is in memory at a time. */
public final class CsvJoin {

	/**
	 * A table.
	 *
	 * @param name goes into the first column
	 * @param file as {@link CsvFile} writes it
	 */
	public record Part(String name, Path file) {}

	private CsvJoin() {}

	/**
	 * Joins tables. If they have different columns, the result has all of them, each where it came first; cells of columns
	 * that a table has not are empty.
	 *
	 * @param first the first column's name
	 * @param target replaced if it exists; {@link AtomicFile} gives a temporary one
	 * @param eachTable called before each table; may throw to stop
	 */
	public static void write(final String first, final List<Part> parts, final Path target, final Runnable eachTable)
		throws IOException
	{
		final Map<String, Integer> columns = new LinkedHashMap<>();
		for (final Part part : parts) {
			eachTable.run();
			try (CSVParser table = open(part)) {
				for (final String column : header(table.iterator()))
					columns.putIfAbsent(column, columns.size() + 1);
			}
		}
		try (CSVPrinter out = new CSVPrinter(Files.newBufferedWriter(target, StandardCharsets.UTF_8), CsvFile.FORMAT)) {
			out.print(first);
			out.printRecord(columns.keySet());
			for (final Part part : parts) {
				eachTable.run();
				append(part, columns, out);
			}
		}
	}

	private static void append(final Part part, final Map<String, Integer> columns, final CSVPrinter out)
		throws IOException
	{
		try (CSVParser table = open(part)) {
			final Iterator<CSVRecord> rows = table.iterator();
			final List<String> header = header(rows);
			while (rows.hasNext()) {
				final CSVRecord row = rows.next();
				final List<String> cells = new ArrayList<>(Collections.nCopies(columns.size() + 1, null));
				cells.set(0, part.name());
				for (int i = 0; i < header.size() && i < row.size(); i++)
					cells.set(columns.get(header.get(i)), row.get(i));
				out.printRecord(cells);
			}
		}
	}

	private static CSVParser open(final Part part) throws IOException {
		return CSVParser.parse(part.file(), StandardCharsets.UTF_8, CsvFile.FORMAT);
	}

	private static List<String> header(final Iterator<CSVRecord> rows) {
		final List<String> header = new ArrayList<>();
		if (rows.hasNext()) rows.next().forEach(header::add);
		return header;
	}
}
