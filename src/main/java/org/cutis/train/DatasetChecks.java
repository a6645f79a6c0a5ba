package org.cutis.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.cutis.image.PixelSize;

/** What must hold for all files of a dataset together; each adds its sentences to a list. */
final class DatasetChecks {

	private static final int LISTED = 5;

	/** Batches that exist at a time: in the trainer's hands, made ready, and in the making. */
	private static final int BATCHES = 9;

	/** Share of the memory that a dataset may need at least; the rest is ImageJ's own and the engine's. */
	private static final double SHARE = 0.8;

	private DatasetChecks() {}

	/** Images of one bit depth and number of channels. */
	static void sameKind(final List<PairFacts> facts, final List<String> problems) {
		differ("The images differ in their channels", facts, f -> f.channels() == 1 ? "1 channel" : f.channels() == 3 ?
			"3 channels or RGB" : f.channels() + " channels", "Convert them with Image > Type, or train on one kind.",
			problems);
		differ("The images differ in their bit depth", facts, f -> f.bits() + " bit",
			"Convert them with Image > Type, all with the same display range.", problems);
	}

	/** Labels all as grey values or all as colours. @return whether they are */
	static boolean sameLabels(final List<PairFacts> facts, final List<String> problems) {
		return !differ("Some label images hold grey values, others colours", facts, DatasetChecks::kind,
			"Convert them with Image > Type so that all are alike.", problems);
	}

	private static String kind(final PairFacts f) {
		return f.colors() ? "colours" : "grey values";
	}

	/** Labels with no other values than those of classes. */
	static void labelsFit(final List<PairFacts> facts, final LabelClasses classes, final List<String> problems) {
		final Map<Integer, Integer> indices = classes.indices();
		for (final PairFacts f : facts) {
			final String name = "The label image " + f.files().labels().getFileName();
			if (f.colors() != classes.colors()) {
				problems.add(name + " holds " + kind(f) + ", but the classes are given as " + (classes.colors() ? "colours"
					: "grey values") + ". Give the classes as the label images have them, or convert it with Image > Type.");
				continue;
			}
			final String others = f.counts().entrySet().stream().filter(e -> !indices.containsKey(e.getKey())).map(
				e -> LabelClasses.text(e.getKey(), f.colors()) + " (" + e.getValue() + " pixels)").limit(LISTED).collect(
					Collectors.joining(", "));
			if (!others.isEmpty()) problems.add(name + " holds values that are no class: " + others +
				". Add them to the classes, make them the ignored label, or put the labels right.");
		}
	}

	/** The pixel size of all; a note if some images have none. */
	static PixelSize pixelSize(final List<PairFacts> facts, final List<String> problems, final List<String> notes) {
		final List<PairFacts> known = facts.stream().filter(f -> f.pixelSize().known()).toList();
		if (known.isEmpty()) return PixelSize.UNKNOWN;
		final PairFacts first = known.get(0);
		final List<String> others = known.stream().filter(f -> !PairFacts.alike(f.pixelSize(), first.pixelSize(), f
			.dimensions().get(2) > 1 && first.dimensions().get(2) > 1)).map(f -> f.files().image().getFileName() + " (" +
				PairFacts.text(f.pixelSize()) + ")").toList();
		if (!others.isEmpty()) problems.add("The images differ in their pixel size: " + first.files().image()
			.getFileName() + " has " + PairFacts.text(first.pixelSize()) + ", but not " + list(others) +
			". Scale them to one pixel size (Image > Scale...), with their labels, or correct it with Image > Properties....");
		if (known.size() < facts.size()) notes.add("Some images have no pixel size and are taken as the others: " + list(
			facts.stream().filter(f -> !f.pixelSize().known()).map(f -> f.files().image().getFileName().toString()).toList()) +
			".");
		return first.pixelSize();
	}

	/** Images as large as the patch; whole slices of one size. */
	static void extents(final List<DatasetItem> items, final Optional<Extent> patch, final List<String> problems) {
		for (final DatasetItem i : items)
			if (patch.isPresent() && (i.width() < patch.get().width() || i.height() < patch.get().height())) problems.add(
				"The image " + i.files().image().getFileName() + " has slices of " + extent(i) +
					" pixels, which is less than the patch of " + patch.get() +
					". Choose a smaller patch, or take the image out of the folder.");
		if (patch.isEmpty()) differ("Whole slices are to be trained on, but they differ in size", items,
			DatasetChecks::extent, i -> i.files().image().getFileName().toString(),
			"Choose a patch size, or crop the images and their labels to one size.", problems);
	}

	private static Extent extent(final DatasetItem item) {
		return new Extent(item.width(), item.height());
	}

	/**
	 * Memory for the largest pair, and for the samples that exist at a time.
	 * Images are kept as they are in the files and forgotten when memory is short.
	 */
	static void memory(final List<PairFacts> facts, final DatasetItem first, final int classes,
		final DatasetRequest request, final List<String> problems, final List<String> notes)
	{
		final long all = facts.stream().mapToLong(DatasetChecks::bytes).sum();
		if (all > SHARE * request.memory()) notes.add("The images and labels need " + mega(all) +
			" MB, more than the memory that ImageJ may use (" + mega(request.memory()) +
			" MB), so files are read again and again, which takes time. More memory makes it faster.");
		PairFacts largest = facts.get(0);
		for (final PairFacts f : facts)
			if (bytes(f) > bytes(largest)) largest = f;
		final Extent e = request.patch().orElse(extent(first));
		final long sample = 4L * e.width() * e.height() * (largest.channels() + classes);
		final long needed = bytes(largest) + BATCHES * request.batch() * sample;
		if (needed > SHARE * request.memory()) problems.add("There is not enough memory: at least " + mega(needed) +
			" MB are needed (" + mega(bytes(largest)) + " for the largest image, " + largest.files().image().getFileName() +
			", and its labels, " + mega(BATCHES * request.batch() * sample) + " for batches of " + request.batch() + "), but " +
			"ImageJ may use " + mega(request.memory()) + " MB. Choose a smaller batch or patch, crop the images, or give " +
			"ImageJ more memory with Edit > Options > Memory & Threads....");
	}

	/** The image, the label file, and the labels as classes. */
	private static long bytes(final PairFacts f) {
		final long pixels = (long) f.dimensions().get(0) * f.dimensions().get(1) * f.dimensions().get(2);
		return pixels * (f.channels() * f.bits() / 8 + 4 + 1);
	}

	private static long mega(final long bytes) {
		return (bytes + (1 << 20) - 1) >> 20;
	}

	private static boolean differ(final String sentence, final List<PairFacts> facts,
		final Function<PairFacts, String> kind, final String advice, final List<String> problems)
	{
		return differ(sentence, facts, kind, f -> f.files().image().getFileName().toString(), advice, problems);
	}

	/** Adds a sentence that lists each kind with its files, if there is more than one. */
	private static <F> boolean differ(final String sentence, final List<F> files, final Function<F, ?> kind,
		final Function<F, String> name, final String advice, final List<String> problems)
	{
		final Map<Object, List<String>> kinds = files.stream().collect(Collectors.groupingBy(kind, LinkedHashMap::new,
			Collectors.mapping(name, Collectors.toList())));
		if (kinds.size() < 2) return false;
		problems.add(sentence + ": " + kinds.entrySet().stream().map(e -> e.getKey() + " in " + list(e.getValue())).collect(
			Collectors.joining("; ")) + ". " + advice);
		return true;
	}

	/** The first names of a list, and how many more there are. */
	static String list(final List<String> names) {
		return names.stream().limit(LISTED).collect(Collectors.joining(", ")) + (names.size() > LISTED ? " and " + (names
			.size() - LISTED) + " more" : "");
	}
}
