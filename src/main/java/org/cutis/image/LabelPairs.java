package org.cutis.image;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.cutis.task.UserError;

/**
 * Predicted label images paired with the true ones: two files, whatever they are
 * called, or the files of two folders by their names.
 * <p>
 * Files go together if they have the same name (the extension aside). Of those
 * that are left over, files go together whose names are the same without the
 * words for labels at the end ({@code scan1_epidermis.tif}, {@code scan1_truth.png}).
 * Predictions that nobody has labelled are left out.
 *
 * @param pairs in the order of the true labels' names; at least one
 * @param unused names of the predictions without true labels
 */
public record LabelPairs(List<LabelPair> pairs, List<String> unused) {

	/** Images that label programs write; other files may lie beside them. */
	private static final Set<String> EXTENSIONS = Set.of("tif", "tiff", "png", "gif", "bmp", "pgm", "jpg", "jpeg", "nii",
		"gz", "nrrd", "mha", "mhd", "ics", "ids", "dcm", "fits", "lsm", "czi", "nd2");

	private static final Pattern WORDS = Pattern.compile("([_.-](labels?|masks?|truth|gt|seg|segmentation|annotations?|" +
		"pred|predictions?|result|epidermis|vessels))+$", Pattern.CASE_INSENSITIVE);

	/** Names listed in a sentence. */
	private static final int LISTED = 20;

	public LabelPairs {
		pairs = List.copyOf(pairs);
		unused = List.copyOf(unused);
	}

	/**
	 * Pairs two files or the files of two folders.
	 *
	 * @param prediction file or folder
	 * @param parameter what the sentences call the prediction
	 * @param truth a file if the prediction is one, else a folder
	 * @throws UserError if one of them is not there, both are the same, a folder has no images, true labels have no prediction (all are
	 *           listed), or it is not clear which files go together
	 */
	public static LabelPairs find(final File prediction, final String parameter, final File truth) {
		checkThere(prediction, parameter);
		checkThere(truth, "truth");
		if (prediction.isDirectory() != truth.isDirectory()) throw new UserError("The parameter " + parameter + " (" +
			prediction + ") is a " + kind(prediction) + ", but truth (" + truth + ") is a " + kind(truth) +
			". Give two image files, or two folders with files of the same names.");
		if (isSame(prediction.toPath(), truth.toPath())) throw new UserError("The parameters " + parameter +
			" and truth are the same " + kind(truth) + " (" + truth + "). Give the predicted labels as " + parameter + ".");
		if (!truth.isDirectory()) return new LabelPairs(List.of(new LabelPair(OutputFolder.stem(truth.getName()), prediction
			.toPath(), truth.toPath())), List.of());
		return pair(images(prediction.toPath(), parameter), parameter, images(truth.toPath(), "truth"));
	}

	private static LabelPairs pair(final List<Path> predictions, final String parameter, final List<Path> truths) {
		final List<Path> left = new ArrayList<>(predictions);
		final List<LabelPair> pairs = new ArrayList<>();
		final List<Path> waiting = new ArrayList<>();
		for (final Path truth : truths) {
			final List<Path> same = left.stream().filter(p -> stem(p).equals(stem(truth))).toList();
			checkOne(same, parameter, truth);
			if (same.isEmpty()) waiting.add(truth);
			else pairs.add(new LabelPair(stem(truth), same.get(0), truth));
			left.removeAll(same);
		}
		final List<String> missing = new ArrayList<>();
		for (final Path truth : waiting) {
			final List<Path> alike = left.stream().filter(p -> base(p).equals(base(truth))).toList();
			checkOne(alike, parameter, truth);
			if (alike.isEmpty()) missing.add(truth.getFileName().toString());
			else pairs.add(new LabelPair(stem(truth), alike.get(0), truth));
			left.removeAll(alike);
		}
		if (!missing.isEmpty()) throw new UserError("The folder of the parameter " + parameter +
			" has no file that goes with these of the truth: " + list(missing) +
			". Files go together if their names are the same, except for the extension and endings such as _epidermis or " +
			"_truth.");
		pairs.sort(Comparator.comparing(LabelPair::name));
		for (int i = 1; i < pairs.size(); i++)
			if (pairs.get(i).name().equals(pairs.get(i - 1).name())) throw new UserError("The truth has two files of one name: " +
				pairs.get(i - 1).truth().getFileName() + " and " + pairs.get(i).truth().getFileName() + ". Leave one of them.");
		return new LabelPairs(pairs, left.stream().map(p -> p.getFileName().toString()).toList());
	}

	private static void checkOne(final List<Path> found, final String parameter, final Path truth) {
		if (found.size() > 1) throw new UserError("The folder of the parameter " + parameter +
			" has more than one file that goes with " + truth.getFileName() + " of the truth: " + list(found.stream().map(
				p -> p.getFileName().toString()).toList()) + ". Leave one of them there.");
	}

	private static void checkThere(final File file, final String parameter) {
		if (!file.exists()) throw new UserError("There is no file or folder " + file + " (parameter " + parameter +
			"). Check its path.");
		if (!file.canRead()) throw new UserError("The " + kind(file) + " " + file + " (parameter " + parameter +
			") cannot be read. Check its permissions.");
	}

	private static List<Path> images(final Path folder, final String parameter) {
		final List<Path> images;
		try (Stream<Path> files = Files.list(folder)) {
			images = files.filter(LabelPairs::isImage).sorted().collect(Collectors.toList());
		}
		catch (final IOException e) {
			throw new UserError("The folder " + folder + " (parameter " + parameter +
				") cannot be read. Check its permissions.", e);
		}
		if (images.isEmpty()) throw new UserError("The folder " + folder + " (parameter " + parameter +
			") holds no images. Choose the folder that has the label images (TIFF, PNG, ...).");
		return images;
	}

	private static boolean isImage(final Path file) {
		final String name = file.getFileName().toString();
		final String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		return !name.startsWith(".") && EXTENSIONS.contains(extension) && Files.isRegularFile(file);
	}

	private static boolean isSame(final Path a, final Path b) {
		try {
			return Files.isSameFile(a, b);
		}
		catch (final IOException e) {
			return false;
		}
	}

	private static String stem(final Path file) {
		return OutputFolder.stem(file.getFileName().toString());
	}

	private static String base(final Path file) {
		return WORDS.matcher(stem(file)).replaceFirst("");
	}

	private static String kind(final File file) {
		return file.isDirectory() ? "folder" : "file";
	}

	/** Names with commas between them; of very many the first. */
	public static String list(final List<String> names) {
		return names.stream().limit(LISTED).collect(Collectors.joining(", ")) + (names.size() > LISTED ? ", ... (" + names
			.size() + " files)" : "");
	}
}
