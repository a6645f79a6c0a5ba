package org.cutis.reproduce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.cutis.image.AtomicFile;
import org.cutis.image.CsvFile;
import org.cutis.image.Table;
import org.cutis.phantom.RcmPhantom;
import org.cutis.view.Pictures;

/** Writes rcm.csv, .md and .png, each whole or not at all. */
final class RcmFiles {

	static final String NAME = "rcm";

	static final List<String> COLUMNS = List.of("network", "class", "sensitivity", "specificity", "dice", "precision");

	private RcmFiles() {}

	/** @param folder exists @param shown phantoms of the example segmentations */
	static List<Path> write(final Path folder, final RcmPage page, final List<RcmPhantom> shown) throws IOException {
		return List.of(AtomicFile.write(folder.resolve(NAME + ".csv"), file -> CsvFile.write(table(page.rows()), file)), AtomicFile.write(folder
			.resolve(NAME + ".png"), file -> Pictures.png(RcmPicture.of(page, shown), file)), AtomicFile.write(folder.resolve(
				NAME + ".md"), file -> Files.writeString(file, RcmText.of(page))));
	}

	private static Table table(final List<RcmPage.Row> rows) {
		return new Table(NAME, COLUMNS, rows.stream().map(r -> Arrays.<Object> asList(r.network(), r.name(), cell(r
			.sensitivity()), cell(r.specificity()), cell(r.dice()), cell(r.precision()))).toList());
	}

	/** Empty where there is no value. */
	private static String cell(final double value) {
		return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.5f", value);
	}
}
