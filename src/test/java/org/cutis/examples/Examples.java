package org.cutis.examples;

import static org.junit.Assert.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cutis.command.GeneratePhantom;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ImageProcessor;

/** The example scripts, small images to run them on, and a second count of their figures. */
final class Examples {

	private Examples() {}

	/** The example scripts of a language. @param folder of {@code scripts} */
	static List<Path> in(final String folder) throws IOException {
		try (Stream<Path> files = Files.list(Path.of("scripts", folder))) {
			return files.sorted().toList();
		}
	}

	/** What Generate Phantom saves. @param inputs name, value, name, value ... */
	static void phantom(final Path output, final Object... inputs) throws Exception {
		try (Context context = new Context(CommandService.class, StatusService.class)) {
			final Map<String, Object> all = new HashMap<>(Map.of("output", output.toFile()));
			for (int i = 0; i < inputs.length; i += 2)
				all.put((String) inputs[i], inputs[i + 1]);
			final CommandModule module = context.service(CommandService.class).run(GeneratePhantom.class, false, all).get();
			assertFalse(module.getCancelReason(), module.isCanceled());
		}
	}

	/** An RSOM scan as the instrument saves it, of 24 x 3 columns. @return its LF file */
	static Path rsomScan(final Path folder, final long seed) throws Exception {
		final Path all = Files.createTempDirectory("phantom");
		phantom(all, "width", 24, "scans", 3, "seed", seed);
		Path lf = null;
		try (Stream<Path> files = Files.list(all)) {
			for (final Path file : files.toList()) {
				// Not the truth: a user has none.
				if (!file.toString().endsWith(".mat")) Files.delete(file);
				else {
					final Path moved = Files.move(file, folder.resolve(file.getFileName()));
					if (moved.toString().endsWith("_LF.mat")) lf = moved;
				}
			}
		}
		Files.delete(all);
		return lf;
	}

	/** Four small images of a dark and a bright half, and their labels, in the folders images and labels. */
	static Path trainingData(final Path folder) throws IOException {
		for (final String kind : List.of("images", "labels")) {
			Files.createDirectories(folder.resolve(kind));
			for (int i = 0; i < 4; i++) {
				final ImagePlus image = IJ.createImage("a" + i, "8-bit black", 32, 32, 1);
				final ImageProcessor pixels = image.getProcessor();
				pixels.setValue(kind.equals("images") ? 200 : 1);
				pixels.setRoi(0, 12 + i, 32, 20 - i);
				pixels.fill();
				new FileSaver(image).saveAsPng(folder.resolve(kind).resolve("a" + i + ".png").toString());
			}
		}
		return folder;
	}

	/** A table's rows, each column to cell. */
	static List<Map<String, String>> rows(final Path csv) throws IOException {
		try (CSVParser parser = CSVParser.parse(Files.readString(csv), CSVFormat.DEFAULT.builder().setHeader()
			.setSkipHeaderRecord(true).get()))
		{
			return parser.getRecords().stream().map(CSVRecord::toMap).toList();
		}
	}

	static Map<String, String> lastRow(final Path csv) throws IOException {
		final List<Map<String, String>> rows = rows(csv);
		return rows.get(rows.size() - 1);
	}

	/** Mean thickness of a layer in B-scans, counted again: its voxels in a column, over the columns that have it; in the image's unit. */
	static double thickness(final Path labels, final int label) {
		final ImagePlus image = IJ.openImage(labels.toString());
		double sum = 0;
		int n = 0;
		for (int z = 1; z <= image.getStackSize(); z++)
			for (int x = 0; x < image.getWidth(); x++) {
				int thick = 0;
				for (int y = 0; y < image.getHeight(); y++)
					if (image.getStack().getProcessor(z).get(x, y) == label) thick++;
				sum += thick;
				if (thick > 0) n++;
			}
		return sum / n * image.getCalibration().pixelHeight;
	}

	/** Mean thickness of the epidermis in en-face slices, counted again: from its first to its last voxel in a column. */
	static double epidermis(final Path labels) {
		final ImagePlus image = IJ.openImage(labels.toString());
		double sum = 0;
		int n = 0;
		for (int y = 0; y < image.getHeight(); y++)
			for (int x = 0; x < image.getWidth(); x++) {
				int first = -1, last = -1;
				for (int z = 0; z < image.getStackSize(); z++)
					if (image.getStack().getProcessor(z + 1).get(x, y) == 1) {
						if (first < 0) first = z;
						last = z;
					}
				if (first < 0) continue;
				sum += last - first + 1;
				n++;
			}
		return sum / n * image.getCalibration().pixelDepth;
	}

	/** Counts a label's voxels in a label image. */
	static double voxels(final Path labels, final int label) {
		final ImagePlus image = IJ.openImage(labels.toString());
		long n = 0;
		for (int z = 1; z <= image.getStackSize(); z++)
			n += image.getStack().getProcessor(z).getHistogram()[label];
		return n;
	}

	/** Area of a label in mm², counted again. */
	static double area(final Path labels, final int label) {
		final ImagePlus image = IJ.openImage(labels.toString());
		return image.getProcessor().getHistogram()[label] * image.getCalibration().pixelWidth * image.getCalibration()
			.pixelHeight / 1e6;
	}
}
