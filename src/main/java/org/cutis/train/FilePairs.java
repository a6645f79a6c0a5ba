package org.cutis.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The images of a folder paired with the labels of another, or of the same, by their names.
 *
 * @param pairs in the order of their names
 * @param problems a sentence for everything that does not fit; empty if all is well
 */
public record FilePairs(List<FilePair> pairs, List<String> problems) {

	/** What lies beside images and is none. */
	private static final Set<String> OTHER_FILES = Set.of("txt", "csv", "tsv", "md", "json", "yaml", "yml", "xml",
		"html", "pdf", "ini", "log", "db", "ijm", "py", "zip", "roi", "xls", "xlsx", "doc", "docx", "bak", "tmp", "lnk");

	private static final Pattern EXTENSION = Pattern.compile("(\\.ome|\\.nii)?\\.[A-Za-z][A-Za-z0-9]{0,4}$",
		Pattern.CASE_INSENSITIVE);

	/** What a label file's name may have after the image's, once or more: _label, -mask, _epidermis_truth. */
	private static final Pattern LAST_WORD = Pattern.compile("[_.-][A-Za-z]+$");

	/** What an image file's name may have after the common part. */
	private static final Pattern IMAGE_SUFFIX = Pattern.compile("[_.-](image|img|raw|rsom|rcm|oct|scan)$",
		Pattern.CASE_INSENSITIVE);

	/** What tells labels from images if both are in one folder. */
	private static final Pattern LABEL_NAME = Pattern.compile(".*[_.-](labels?|masks?|truth|gt|seg|segmentation|" +
		"annotations?|epidermis)", Pattern.CASE_INSENSITIVE);

	public FilePairs {
		pairs = List.copyOf(pairs);
		problems = List.copyOf(problems);
	}

	/**
	 * Pairs the files of two folders. A label file is called as its image (the
	 * extension aside), or has more words at the end ({@code scan1_epidermis.png}
	 * for {@code scan1.tif}); of several images that fit, the one with the longest
	 * name counts. The image's own {@code _image}, {@code _img}, {@code _raw},
	 * {@code _scan}, {@code _rsom}, {@code _rcm} or {@code _oct} may be missing in the
	 * label's name. If both are in one folder, labels are the files that end in
	 * {@code _label}, {@code _mask}, {@code _truth}, {@code _gt}, {@code _seg},
	 * {@code _annotation} or {@code _epidermis}. Hidden files, folders and files such as texts
	 * and tables are passed over.
	 */
	public static FilePairs find(final Path images, final Path labels) {
		final List<String> problems = new ArrayList<>();
		List<Path> imageFiles = list(images, "images", problems);
		List<Path> labelFiles = list(labels, "labels", problems);
		if (!problems.isEmpty()) return new FilePairs(List.of(), problems);
		if (same(images, labels)) {
			imageFiles = imageFiles.stream().filter(f -> !LABEL_NAME.matcher(stem(f)).matches()).toList();
			labelFiles = labelFiles.stream().filter(f -> LABEL_NAME.matcher(stem(f)).matches()).toList();
		}
		if (imageFiles.isEmpty()) problems.add("The folder of images " + images +
			" holds no images. Choose the folder with the image files (TIFF, PNG, ...).");
		if (labelFiles.isEmpty()) problems.add("The folder of labels " + labels +
			" holds no images. Choose the folder with the label images (TIFF, PNG, ...).");
		return problems.isEmpty() ? pair(imageFiles, labelFiles) : new FilePairs(List.of(), problems);
	}

	private static FilePairs pair(final List<Path> imageFiles, final List<Path> labelFiles) {
		final List<String> problems = new ArrayList<>();
		final Map<String, Path> byStem = new LinkedHashMap<>();
		for (final Path image : imageFiles) {
			final Path other = byStem.putIfAbsent(stem(image), image);
			if (other != null) problems.add("The images " + other.getFileName() + " and " + image.getFileName() +
				" have the same name, so their labels cannot be told apart. Rename one of them, and its labels.");
		}
		final Map<String, String> names = names(byStem.keySet());
		final Map<String, Path> labelsOf = new HashMap<>();
		for (final Path label : labelFiles) {
			final String stem = imageOf(stem(label), names);
			if (stem == null) {
				problems.add("The labels " + label.getFileName() +
					" have no image. An image is called as its labels, for example scan1.tif and scan1.png or scan1_label.png.");
				continue;
			}
			final Path other = labelsOf.putIfAbsent(stem, label);
			if (other != null) problems.add("The image " + byStem.get(stem).getFileName() + " has two label files, " +
				other.getFileName() + " and " + label.getFileName() + ". Leave one of them in the folder.");
		}
		final List<FilePair> pairs = new ArrayList<>();
		byStem.forEach((stem, image) -> {
			final Path label = labelsOf.get(stem);
			if (label != null) pairs.add(new FilePair(stem, image, label));
			else problems.add("The image " + image.getFileName() +
				" has no labels. Add a label image of the same name, or take the image out of the folder.");
		});
		return new FilePairs(pairs, problems);
	}

	/** The longest image name that fits, or null. @param images by their names, with and without words such as _image */
	private static String imageOf(final String label, final Map<String, String> images) {
		String name = label;
		while (!images.containsKey(name)) {
			final Matcher m = LAST_WORD.matcher(name);
			if (!m.find() || m.start() == 0) return null;
			name = name.substring(0, m.start());
		}
		return images.get(name);
	}

	private static Map<String, String> names(final Set<String> stems) {
		final Map<String, String> names = new HashMap<>();
		stems.forEach(stem -> names.put(stem, stem));
		stems.forEach(stem -> names.putIfAbsent(IMAGE_SUFFIX.matcher(stem).replaceFirst(""), stem));
		return names;
	}

	private static List<Path> list(final Path folder, final String what, final List<String> problems) {
		if (!Files.isDirectory(folder)) {
			problems.add(Files.exists(folder) ? folder + " (the folder of " + what + ") is a file. Choose a folder."
				: "There is no folder " + folder + " (the folder of " + what + "). Check its path.");
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(FilePairs::mayBeImage).sorted(Comparator.comparing(f -> f.getFileName().toString()))
				.collect(Collectors.toList());
		}
		catch (final IOException e) {
			problems.add("The folder of " + what + " " + folder + " cannot be read. Check its permissions.");
			return List.of();
		}
	}

	private static boolean mayBeImage(final Path file) {
		final String name = file.getFileName().toString();
		final String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		return !name.startsWith(".") && !OTHER_FILES.contains(extension) && Files.isRegularFile(file);
	}

	private static boolean same(final Path a, final Path b) {
		try {
			return Files.isSameFile(a, b);
		}
		catch (final IOException e) {
			return false;
		}
	}

	private static String stem(final Path file) {
		return EXTENSION.matcher(file.getFileName().toString()).replaceFirst("");
	}
}
